import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'
import { observation, patient } from './support/resources'
import { entriesIn, idsIn, type Json } from './support/visitor'

let clinic: OpenClinic
beforeAll(async () => {
  clinic = await openClinic()
  await clinic.put(provenance('before-target', 'Condition/c'))
  await clinic.put(patient('a'))
  await clinic.put(patient('other'))
  await clinic.put(observation('o1', 'a', 1))
  await clinic.put(observation('foreign', 'other', 1))
  await clinic.put({ resourceType: 'Condition', id: 'c', subject: { reference: 'Patient/a' } })
  await clinic.put({
    resourceType: 'Binary',
    id: 'ink',
    contentType: 'image/png',
    securityContext: { reference: 'Patient/a' },
    data: 'AAEC',
  })
  await clinic.put({ resourceType: 'Binary', id: 'open', contentType: 'image/png', data: 'AAEC' })
  await clinic.put({
    resourceType: 'Communication',
    id: 'asked',
    status: 'completed',
    sender: { reference: 'Patient/a' },
  })
  await clinic.put({
    resourceType: 'Appointment',
    id: 'visit',
    status: 'booked',
    participant: [{ status: 'accepted', actor: { reference: 'Patient/a' } }],
  })
  await clinic.put(provenance('of-o1', 'Observation/o1'))
  await clinic.put(provenance('of-foreign', 'Observation/foreign'))
})
afterAll(() => clinic.close())

function provenance(id: string, target: string): Json {
  return {
    resourceType: 'Provenance',
    id,
    target: [{ reference: target }],
    recorded: '2026-11-22T10:00:00Z',
    agent: [{ who: { display: 'Dr. Okafor' } }],
  }
}

const all = ['a', 'o1', 'before-target', 'c', 'ink', 'asked', 'visit', 'of-o1']

test('a patient has all of their own and nothing of anybody else', async () => {
  const { body } = await clinic.get('Patient/a/$everything')
  expect(idsIn(body).sort()).toEqual([...all].sort())
  const ink = entriesIn(body).find((entry: Json) => entry.resource.id === 'ink')
  expect(ink.resource.data).toBe('AAEC')
  expect(ink.fullUrl).toBe(`${clinic.url}/fhir/Binary/ink`)
})

test('pages of two bring everything once, in the order it was written', async () => {
  const pages = await clinic.pages('Patient/a/$everything?_count=2')
  expect(Math.max(...pages.map((page) => page.length))).toBe(2)
  const ids = pages.flat().map((entry) => entry.resource.id)
  expect([...ids].sort()).toEqual([...all].sort())
  const stamps = pages
    .flat()
    .filter((entry) => entry.resource.id !== 'before-target')
    .map((entry) => entry.resource.meta.lastUpdated)
  expect([...stamps].sort()).toEqual(stamps)
})

test('_type keeps to those types; an unknown one is refused', async () => {
  const { body } = await clinic.get('Patient/a/$everything?_type=Observation,Binary')
  expect(idsIn(body)).toEqual(['o1', 'ink'])
  expect((await clinic.get('Patient/a/$everything?_type=Spaceship')).status).toBe(400)
  expect((await clinic.get('Patient/a/$everything?colour=red')).status).toBe(400)
})

test('_since brings what changed, and a resource that came into the record only now', async () => {
  const { body } = await clinic.put(observation('o2', 'a', 2))
  const since = encodeURIComponent(body.meta.lastUpdated)
  await clinic.put(observation('o1', 'a', 9))
  await clinic.put(observation('foreign', 'a', 1))
  const later = await clinic.get(`Patient/a/$everything?_since=${since}`)
  // The Provenance of what moved here is older than the cursor; it must not be missed.
  expect(idsIn(later.body).sort()).toEqual(['foreign', 'o1', 'o2', 'of-foreign'])
  expect(idsIn((await clinic.get('Patient/other/$everything')).body)).toEqual(['other'])
})

test('what was deleted is no longer part of it', async () => {
  await clinic.put(observation('brief', 'a', 1))
  await clinic.remove('Observation/brief')
  expect(idsIn((await clinic.get('Patient/a/$everything')).body)).not.toContain('brief')
})

test('nobody, a deleted patient and another type have no such operation', async () => {
  await clinic.put(patient('left'))
  await clinic.remove('Patient/left')
  expect((await clinic.get('Patient/nobody/$everything')).status).toBe(404)
  expect((await clinic.get('Patient/left/$everything')).status).toBe(410)
  expect((await clinic.get('Observation/o1/$everything')).status).toBe(404)
})

test('only the parts that are asked for come, marked as not the whole', async () => {
  const { status, body } = await clinic.get('Patient/a/$everything?_elements=id,meta')
  expect(status).toBe(200)
  for (const { resource } of body.entry) {
    expect(Object.keys(resource).sort()).toEqual(['id', 'meta', 'resourceType'])
    expect(resource.meta.versionId).toBeTruthy()
    expect(resource.meta.tag).toContainEqual(expect.objectContaining({ code: 'SUBSETTED' }))
  }
})
