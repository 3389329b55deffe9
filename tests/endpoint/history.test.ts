import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'
import { observation, patient } from './support/resources'
import { entriesIn, type Json, nextOf, statusOf } from './support/visitor'

let clinic: OpenClinic
let afterFirst: string
beforeAll(async () => {
  clinic = await openClinic()
  await clinic.put(patient('a', { active: true }))
  const second = await clinic.put(patient('a', { active: false }))
  afterFirst = second.body.meta.lastUpdated
  await clinic.put(observation('o', 'a', 7))
  await clinic.remove('Patient/a')
  await clinic.post(patient('x', { active: true }))
})
afterAll(() => clinic.close())

const methods = (entries: Json[]) =>
  entries.map((entry) => `${String(entry.request.method)} ${String(statusOf(entry))}`)

test('the history of one resource shows every version and the tombstone, newest first', async () => {
  const { body } = await clinic.get('Patient/a/_history')
  expect(body.type).toBe('history')
  expect(methods(body.entry)).toEqual(['DELETE 204', 'PUT 200', 'PUT 201'])
  const [gone, second, first] = body.entry
  expect(gone.resource).toBeUndefined()
  expect(gone.response.etag).toBe('W/"3"')
  expect([second.resource.active, first.resource.active]).toEqual([false, true])
  expect(gone.request.url).toBe('Patient/a')
})

test('type and system history cover everything in the order it was written', async () => {
  const type = await clinic.get('Patient/_history')
  expect(methods(type.body.entry)).toEqual(['POST 201', 'DELETE 204', 'PUT 200', 'PUT 201'])
  const system = await clinic.get('_history?_sort=_lastUpdated')
  expect(entriesIn(system.body).map((entry: Json) => entry.request.url)).toEqual([
    'Patient/a',
    'Patient/a',
    'Observation/o',
    'Patient/a',
    'Patient',
  ])
})

test('_since begins with that moment, tombstones included', async () => {
  const since = encodeURIComponent(afterFirst)
  const { body } = await clinic.get(`Patient/a/_history?_since=${since}`)
  expect(methods(body.entry)).toEqual(['DELETE 204', 'PUT 200'])
  const future = await clinic.get('_history?_since=2999-01-01T00:00:00Z')
  expect(future.body.entry).toBeUndefined()
})

test('pages of one show each version once, while more is written', async () => {
  const before = (await clinic.get('_history')).body.entry.length
  const first = await clinic.get('_history?_count=1')
  await clinic.post(patient('y'))
  const link = nextOf(first.body) ?? ''
  const rest = await clinic.pages(link)
  expect(1 + rest.flat().length).toBe(before)
})

test('what never was has no history; unknown parameters are named', async () => {
  expect((await clinic.get('Patient/nobody/_history')).status).toBe(404)
  const unknown = await clinic.get('Patient/_history?_at=2026')
  expect([unknown.status, unknown.body.issue[0].expression]).toEqual([400, ['http._at']])
  expect((await clinic.get('_history?_since=yesterday')).status).toBe(400)
})
