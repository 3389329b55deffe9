import { expect, it } from 'vitest'
import { createFhirClient } from '@/sync/fhirClient'
import type { Renewal } from '@/sync/session'
import type { SentEntry } from '@/sync/sentEntry'

const entry: SentEntry = {
  resource: { resourceType: 'Observation', id: 'w' },
  how: { kind: 'put', baseVersion: '1' },
}
const outcome = (diagnostics: string) =>
  JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'x', diagnostics }],
  })
const answering = (...answers: readonly (() => Response)[]) => {
  const left = [...answers]
  return () => Promise.resolve((left.shift() ?? answers.at(-1))?.() ?? new Response())
}
const clientOf = (
  fetch: () => Promise<Response>,
  refresh?: () => Promise<Renewal>,
  token: () => string = () => 't',
) => createFhirClient({ base: '/fhir', token, fetch, ...(refresh && { refresh }) })

it('portal-page: a web page is nobody’s answer, whatever its status says', async () => {
  for (const status of [200, 403, 404, 410, 422]) {
    const page = () => new Response('<html>Sign in to the Wi-Fi</html>', { status })
    expect((await clientOf(answering(page)).send(entry)).kind).toBe('unreachable')
    expect((await clientOf(answering(page)).bundle('batch', [entry])).kind).toBe('unreachable')
    expect((await clientOf(answering(page)).read('Patient/p')).kind).toBe('unreachable')
  }
})

it('a refusal of the server itself is one, with its own words', async () => {
  const refused = () => new Response(outcome('no such status'), { status: 422 })
  expect(await clientOf(answering(refused)).send(entry)).toEqual({
    kind: 'refused',
    status: 422,
    reason: 'no such status',
  })
})

it('an error of the server’s own is not taken for a network that is away', async () => {
  const broken = () => new Response(outcome('oops'), { status: 500 })
  expect((await clientOf(answering(broken)).send(entry)).kind).toBe('broken')
  const gateway = () => new Response('<html>', { status: 502 })
  expect((await clientOf(answering(gateway)).send(entry)).kind).toBe('unreachable')
})

it('an empty answer with a version is a receipt; without one it is none', async () => {
  const receipt = { etag: 'W/"2"', 'last-modified': 'Sun, 22 Nov 2026 10:00:00 GMT' }
  const saved = await clientOf(answering(() => new Response('', { headers: receipt }))).send(entry)
  expect(saved).toEqual({
    kind: 'accepted',
    now: { id: 'w', version: '2', updated: '2026-11-22T10:00:00.000Z', created: false },
  })
  const nothing = await clientOf(answering(() => new Response(''))).send(entry)
  expect(nothing.kind).toBe('unreachable')
})

it('token-expired: it is renewed once for all who wait, and each asks again', async () => {
  let token = 'old'
  let renewals = 0
  const refresh = () => {
    renewals += 1
    token = 'new'
    return Promise.resolve('renewed' as const)
  }
  const patient = JSON.stringify({ resourceType: 'Patient', id: 'p' })
  const client = createFhirClient({
    base: '/fhir',
    token: () => token,
    refresh,
    fetch: (_url, init) =>
      Promise.resolve(
        new Headers(init?.headers).get('authorization') === 'Bearer new'
          ? new Response(patient)
          : new Response(outcome('sign in'), { status: 401 }),
      ),
  })
  const answers = await Promise.all([client.read('Patient/p'), client.read('Patient/p')])
  expect(answers.map(({ kind }) => kind)).toEqual(['found', 'found'])
  expect(renewals).toBe(1)
})

it('token-expired offline: nobody is asked to sign in for want of a network', async () => {
  const turned = () => new Response(outcome('sign in'), { status: 401 })
  const client = clientOf(answering(turned), () => Promise.resolve('unreachable'))
  expect((await client.read('Patient/p')).kind).toBe('unreachable')
})

it('a next link of another host is followed at the server we signed in to', async () => {
  const asked: string[] = []
  const client = createFhirClient({
    base: 'https://clinic.example/fhir',
    token: () => 't',
    fetch: (url) => {
      if (typeof url === 'string') asked.push(url)
      return Promise.resolve(new Response(outcome('x'), { status: 404 }))
    },
  })
  await client.read('https://elsewhere.example/fhir?page=2')
  expect(asked).toEqual(['https://clinic.example/fhir?page=2'])
})
