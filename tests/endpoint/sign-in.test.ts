import { afterEach, expect, test } from 'vitest'
import { openClinic, signIn, type ClinicOptions, type OpenClinic } from './support/openClinic'
import type { Reply } from './support/visitor'

let clinic: OpenClinic
afterEach(() => clinic.close())

async function open(options: ClinicOptions = {}): Promise<void> {
  clinic = await openClinic(options)
}

function tryIn(username: string, password: string): Promise<Reply> {
  return clinic.ask('POST', `${clinic.url}/auth/sign-in`, {
    body: { username, password },
    headers: { 'content-type': 'application/json' },
  })
}

test('a token opens the record for an hour, and signing out closes it', async () => {
  let now = Date.parse('2026-11-22T10:00:00Z')
  await open({ clock: () => now })
  const { status, body, headers } = await tryIn(' OKAFOR ', signIn.password)
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toEqual({
    token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    expiresAt: '2026-11-22T11:00:00.000Z',
    refreshToken: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    practitioner: { id: 'okafor', name: 'Dr. Ada Okafor' },
  })
  const visitor = clinic.as(body.token)
  expect((await visitor.get('Patient')).status).toBe(200)
  now += 3_600_000 - 1
  expect((await visitor.get('Patient')).status).toBe(200)
  now += 1
  expect((await visitor.get('Patient')).status).toBe(401)
  const again = clinic.as((await tryIn('okafor', signIn.password)).body.token)
  expect((await again.get('Patient')).status).toBe(200)
  expect((await again.ask('POST', `${clinic.url}/auth/sign-out`)).status).toBe(204)
  expect((await again.get('Patient')).status).toBe(401)
})

test('a sign-in is renewed for twelve hours, each refresh token once', async () => {
  let now = Date.parse('2026-11-22T10:00:00Z')
  await open({ clock: () => now })
  const renew = (refreshToken: string) =>
    clinic.ask('POST', `${clinic.url}/auth/refresh`, {
      body: { refreshToken },
      headers: { 'content-type': 'application/json' },
    })
  const first = (await tryIn('okafor', signIn.password)).body
  now += 2 * 3_600_000
  const second = await renew(first.refreshToken)
  expect(second.status).toBe(200)
  expect((await clinic.as(second.body.token).get('Patient')).status).toBe(200)
  expect((await renew(first.refreshToken)).status).toBe(401)
  // It renews, and opens nothing itself.
  expect((await clinic.as(second.body.refreshToken).get('Patient')).status).toBe(401)
  now += 10 * 3_600_000
  expect((await renew(second.body.refreshToken)).status).toBe(401)
})

test('neither token nor password is in the database file', async () => {
  await open()
  const { body } = await tryIn('okafor', signIn.password)
  const rows = clinic.store.db.prepare('SELECT * FROM session, account').raw().all()
  const kept = JSON.stringify(rows)
  expect(kept).not.toContain(body.token)
  expect(kept).not.toContain(body.refreshToken)
  expect(kept).not.toContain(signIn.password)
  expect(kept).toContain('$argon2id$v=19$')
})

test('a wrong name and a wrong password are told apart by nothing, not even by time', async () => {
  await open({ accounts: { cost: { memoryKiB: 16_384, passes: 2 } } })
  const timed = async (username: string) => {
    const started = performance.now()
    const { status, text, headers } = await tryIn(username, 'wrong')
    return {
      ms: performance.now() - started,
      told: [status, text, headers.get('www-authenticate')],
    }
  }
  await timed('okafor')
  await timed('nobody')
  const known = await Promise.all([0, 1, 2].map(() => timed('okafor')))
  const unknown = await Promise.all([0, 1, 2].map(() => timed('nobody')))
  expect(known[0]?.told).toEqual(unknown[0]?.told)
  expect(known[0]?.told[0]).toBe(401)
  const fastest = (all: { ms: number }[]) => Math.min(...all.map(({ ms }) => ms))
  // Only a missing hash would be this much faster; the machine itself is noisy.
  expect(fastest(unknown)).toBeGreaterThan(fastest(known) / 4)
})

test('the real cost is argon2id with 64 MiB and 3 passes, and reads go on meanwhile', async () => {
  await open({ accounts: { cost: { memoryKiB: 65_536, passes: 3 } } })
  const [row] = clinic.store.db.prepare('SELECT password FROM account').raw().all() as [string][]
  expect(row?.[0]).toContain('$argon2id$v=19$m=65536,t=3,p=1$')
  const started = performance.now()
  const signingIn = tryIn('okafor', signIn.password).then((reply) => {
    expect(reply.status).toBe(200)
    return performance.now() - started
  })
  await clinic.get('Patient')
  const read = performance.now() - started
  expect(read).toBeLessThan(await signingIn)
})

test('the eleventh miss in 15 minutes has to wait, the right password too, others not', async () => {
  let now = Date.parse('2026-11-22T10:00:00Z')
  await open({ clock: () => now })
  const missed = await Promise.all(Array.from({ length: 12 }, () => tryIn('okafor', 'wrong')))
  expect(missed.map(({ status }) => status).sort()).toEqual([
    ...Array<number>(10).fill(401),
    429,
    429,
  ])
  const waiting = await tryIn('okafor', signIn.password)
  expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '900'])
  expect((await tryIn('somebody', 'else')).status).toBe(401)
  now += 900_001
  expect((await tryIn('okafor', signIn.password)).status).toBe(200)
  expect((await tryIn('okafor', 'wrong')).status).toBe(401)
})

test('a username can be taken once, and what is no sign-in is a 400', async () => {
  await open()
  const bad: unknown[] = [
    {},
    { username: 'okafor' },
    { username: 1, password: 2 },
    'text',
    { username: 'a', password: 'x'.repeat(1001) },
  ]
  for (const body of bad) {
    const headers = { 'content-type': 'application/json' }
    expect((await clinic.ask('POST', `${clinic.url}/auth/sign-in`, { body, headers })).status).toBe(
      400,
    )
  }
  const long = { username: 'a', password: 'x'.repeat(20_000) }
  const headers = { 'content-type': 'application/json' }
  expect(
    (await clinic.ask('POST', `${clinic.url}/auth/sign-in`, { body: long, headers })).status,
  ).toBe(413)
  const { openAccounts } = await import('@/clinic-endpoint/accounts/openAccounts')
  const accounts = openAccounts(clinic.store, { cost: { memoryKiB: 64, passes: 1 } })
  const practitioner = { id: 'x', name: 'X' }
  expect(await accounts.add({ username: 'Okafor', password: 'other', practitioner })).toBe(false)
  expect(accounts.usernames()).toEqual(['okafor'])
  await accounts.close()
  expect((await tryIn('okafor', signIn.password)).status).toBe(200)
})
