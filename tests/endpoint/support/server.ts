import { openAccounts } from '@/clinic-endpoint/accounts/openAccounts'
import { createEndpoint } from '@/clinic-endpoint/createEndpoint'
import { openStore } from '@/clinic-endpoint/store/openStore'

/** A program of its own, so that a test can kill it: prints where it listens and a token. */
const [, , file = ''] = process.argv
const store = openStore(file)
const accounts = openAccounts(store, { cost: { memoryKiB: 64, passes: 1 } })
const account = { username: 'a', password: 'b', practitioner: { id: 'a', name: 'A' } }
await accounts.add(account)
const signedIn = await accounts.signIn('a', 'b')
const url = await createEndpoint({ store, accounts }).listen({ host: '127.0.0.1', port: 0 })
if (signedIn.kind !== 'signed-in') throw new Error('could not sign in')
process.stdout.write(`${JSON.stringify({ url, token: signedIn.session.token })}\n`)
