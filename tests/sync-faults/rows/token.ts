import { Clinic } from '../clinic'
import { withSessions, type Sessions } from '../servers/sessions'
import { Random } from '../world/random'
import type { OutboxRow } from '@/records/rows'
import type { Row } from './row'
import { busyDay } from './stories'

/** The token runs out at any request; refresh tokens rotate, and sometimes their answer is lost. */
export const token: Row = {
  name: 'token',
  promise: '0 attempts burnt',
  runs: { short: 60, long: 500 },
  async run(engine, seed) {
    let sessions: Sessions | undefined
    const ids = new Random(seed)
    const refreshes = seed % 3 > 0
    const isLossy = seed % 3 === 1
    const clinic = new Clinic({
      engine,
      seed,
      around: (server, world) => {
        const rules = { clock: () => world.now, newId: () => ids.uuid(), lifeMs: 600_000 }
        sessions = withSessions(server, { ...rules, refreshes })
        return sessions.handle
      },
    })
    const { random, tablet } = clinic
    clinic.session = undefined
    const verdict = await clinic.run(async () => {
      const page = await clinic.page(tablet)
      await page.call((api) => api.signIn())
      const trouble = () => {
        let left = random.int(30)
        tablet.network.faults = (ask) => {
          if (left-- === 0) {
            sessions?.expire()
            left = random.int(40)
          }
          const unlucky = isLossy && ask.path === '/auth/refresh' && random.chance(0.15)
          return unlucky ? { lost: 'response' } : undefined
        }
      }
      // Nobody else writes: then whatever was tried was tried without a token.
      await busyDay(clinic, trouble, { others: false })
      await clinic.sync(tablet)
      for (const { attempts, state } of tablet.disk.rows<OutboxRow>('outbox'))
        if (attempts > 0 && state === 'waiting') clinic.breaks('an attempt was burnt')
    })
    if (refreshes && !isLossy && sessions && sessions.signIns() > 1)
      verdict.broken.push('somebody had to sign in again, though the session renews itself')
    return verdict
  },
}
