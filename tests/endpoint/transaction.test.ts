import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'
import { observation, patient } from './support/resources'
import { entriesIn, type Json, listOf, statusOf } from './support/visitor'

let clinic: OpenClinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const post = (resource: Json, fullUrl?: string, more: Json = {}) => ({
  ...(fullUrl === undefined ? {} : { fullUrl }),
  request: { method: 'POST', url: resource.resourceType, ...more },
  resource,
})
const idAt = (reply: Json, n: number): string =>
  String(reply.body.entry[n].response.location).split('/').at(-3) ?? ''

test('references between entries are resolved in both directions; identifiers are left alone', async () => {
  const reply = await clinic.send('transaction', [
    post(
      {
        resourceType: 'Encounter',
        status: 'finished',
        class: { code: 'AMB' },
        subject: { reference: 'urn:uuid:p' },
        diagnosis: [{ condition: { reference: 'urn:uuid:c' } }],
      },
      'urn:uuid:e',
    ),
    post(
      {
        resourceType: 'Condition',
        subject: { reference: 'urn:uuid:p' },
        encounter: { reference: 'urn:uuid:e' },
        identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:p' }],
      },
      'urn:uuid:c',
    ),
    post(patient('x', { identifier: [{ value: 'urn:uuid:p' }] }), 'urn:uuid:p'),
  ])
  expect([reply.status, reply.body.type]).toEqual([200, 'transaction-response'])
  const [encounter, condition, who] = [0, 1, 2].map((n) => idAt(reply, n))
  const made = (await clinic.get(`Condition/${String(condition)}`)).body
  expect(made.subject.reference).toBe(`Patient/${String(who)}`)
  expect(made.encounter.reference).toBe(`Encounter/${String(encounter)}`)
  expect(made.identifier[0].value).toBe('urn:uuid:p')
  const visit = (await clinic.get(`Encounter/${String(encounter)}`)).body
  expect(visit.diagnosis[0].condition.reference).toBe(`Condition/${String(condition)}`)
  expect((await clinic.get(`Condition?patient=${String(who)}`)).body.entry).toHaveLength(1)
})

test('one bad entry undoes all of them and is named', async () => {
  const before = (await clinic.get('_history')).body.entry.length
  const invalid = await clinic.send('transaction', [
    { request: { method: 'PUT', url: 'Patient/all-or' }, resource: patient('all-or') },
    post({ ...observation('x', 'all-or', 1), valueQuantity: { value: 'seven' } }),
  ])
  expect(invalid.status).toBe(422)
  expect(invalid.body.issue[0].expression).toEqual(['Bundle.entry[1].resource.valueQuantity.value'])
  const stale = await clinic.send('transaction', [
    { request: { method: 'PUT', url: 'Patient/all-or' }, resource: patient('all-or') },
    {
      request: { method: 'PUT', url: 'Patient/none', ifMatch: 'W/"3"' },
      resource: patient('none'),
    },
  ])
  expect([stale.status, stale.body.issue[0].expression]).toEqual([412, ['Bundle.entry[1]']])
  expect((await clinic.get('Patient/all-or')).status).toBe(404)
  expect((await clinic.get('_history')).body.entry).toHaveLength(before)
  expect((await clinic.get('Patient?_id=all-or')).body.entry).toBeUndefined()
})

test('a conditional reference finds its one match, also one made by the same transaction', async () => {
  const identifier = [{ system: 'urn:npi', value: '77' }]
  await clinic.put({ resourceType: 'Practitioner', id: 'known', identifier })
  const reply = await clinic.send('transaction', [
    post({
      ...observation('x', 'p', 1),
      performer: [
        { reference: 'Practitioner?identifier=urn:npi|77' },
        { reference: 'Organization?identifier=urn:org|new' },
      ],
    }),
    post({
      resourceType: 'Organization',
      name: 'Clinic',
      identifier: [{ system: 'urn:org', value: 'new' }],
    }),
  ])
  expect(reply.status).toBe(200)
  const made = (await clinic.get(`Observation/${idAt(reply, 0)}`)).body
  expect(listOf(made.performer).map((one) => one.reference)).toEqual([
    'Practitioner/known',
    `Organization/${idAt(reply, 1)}`,
  ])
})

test('a conditional reference that nothing or several match fails the whole, by name', async () => {
  const reference = 'Practitioner?identifier=urn:npi|missing'
  const reply = await clinic.send('transaction', [
    { request: { method: 'PUT', url: 'Patient/lonely' }, resource: patient('lonely') },
    post({ ...observation('x', 'lonely', 1), performer: [{ reference }] }),
  ])
  expect(reply.status).toBe(412)
  expect(reply.body.issue[0].diagnostics).toContain(reference)
  expect(reply.body.issue[0].expression).toEqual(['Bundle.entry[1]'])
  expect((await clinic.get('Patient/lonely')).status).toBe(404)
})

test('a urn:uuid that no entry has fails the whole', async () => {
  const reply = await clinic.send('transaction', [
    post({ resourceType: 'Condition', subject: { reference: 'urn:uuid:nowhere' } }),
  ])
  expect(reply.status).toBe(400)
  expect(reply.body.issue[0].diagnostics).toContain('urn:uuid:nowhere')
})

test('a conditional create that finds its match hands its id to the others', async () => {
  const identifier = [{ system: 'urn:mrn', value: '5' }]
  const ifNoneExist = 'identifier=urn:mrn|5'
  await clinic.put(patient('already', { identifier }))
  const reply = await clinic.send('transaction', [
    post({ resourceType: 'Condition', subject: { reference: 'urn:uuid:p' } }),
    post(patient('x', { identifier }), 'urn:uuid:p', { ifNoneExist }),
    post(patient('x', { identifier }), 'urn:uuid:q', { ifNoneExist }),
    post({ resourceType: 'Condition', subject: { reference: 'urn:uuid:q' } }),
  ])
  expect(reply.body.entry[1].response.status).toContain('200')
  for (const n of [0, 3])
    expect((await clinic.get(`Condition/${idAt(reply, n)}`)).body.subject.reference).toBe(
      'Patient/already',
    )
})

test('two entries with one conditional create make one resource', async () => {
  const identifier = [{ system: 'urn:mrn', value: '6' }]
  const entry = (fullUrl: string) =>
    post(patient('x', { identifier }), fullUrl, { ifNoneExist: 'identifier=urn:mrn|6' })
  const reply = await clinic.send('transaction', [
    entry('urn:uuid:p'),
    entry('urn:uuid:q'),
    post({ resourceType: 'Condition', subject: { reference: 'urn:uuid:q' } }),
  ])
  expect(idAt(reply, 1)).toBe(idAt(reply, 0))
  const made = (await clinic.get(`Condition/${idAt(reply, 2)}`)).body
  expect(made.subject.reference).toBe(`Patient/${idAt(reply, 0)}`)
})

test('references to the server that a Bundle came from follow its resources here', async () => {
  const from = 'https://elsewhere.example/fhir'
  const reply = await clinic.send('transaction', [
    post(patient('p1'), `${from}/Patient/p1`),
    post({ ...observation('x', 'p1', 5) }, `${from}/Observation/o1`),
    post({ resourceType: 'Condition', subject: { reference: `${from}/Patient/p1` } }),
  ])
  for (const path of [`Observation/${idAt(reply, 1)}`, `Condition/${idAt(reply, 2)}`])
    expect((await clinic.get(path)).body.subject.reference).toBe(`Patient/${idAt(reply, 0)}`)
})

test('deletes, creates, updates and reads happen in the order FHIR gives, answered in their own', async () => {
  await clinic.put(patient('dies', { identifier: [{ system: 'urn:o', value: '1' }] }))
  const reply = await clinic.send('transaction', [
    { request: { method: 'GET', url: 'Patient?identifier=urn:o|1' } },
    {
      request: { method: 'PUT', url: 'Patient/lives' },
      resource: patient('lives', { identifier: [{ system: 'urn:o', value: '1' }] }),
    },
    { request: { method: 'DELETE', url: 'Patient/dies' } },
  ])
  const [read, put, gone] = reply.body.entry
  expect(entriesIn(read.resource).map((entry: Json) => entry.resource.id)).toEqual(['lives'])
  expect([statusOf(put), statusOf(gone)]).toEqual([201, 204])
})

test('two changes of one resource, or two entries of one name, are refused', async () => {
  const put = { request: { method: 'PUT', url: 'Patient/twin' }, resource: patient('twin') }
  expect((await clinic.send('transaction', [put, put])).status).toBe(400)
  const named = post(patient('x'), 'urn:uuid:same')
  expect((await clinic.send('transaction', [named, named])).status).toBe(400)
})
