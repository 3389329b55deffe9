import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'
import { observation, patient } from './support/resources'

let clinic: OpenClinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

test('every operation of RFC 6902 does what it says', async () => {
  await clinic.put(
    patient('all', {
      gender: 'female',
      name: [{ family: 'Diaz', given: ['Ana', 'Bea'] }],
      telecom: [{ value: '1' }, { value: '2' }],
    }),
  )
  const reply = await clinic.patch('Patient/all', [
    { op: 'test', path: '/name/0', value: { given: ['Ana', 'Bea'], family: 'Diaz' } },
    { op: 'replace', path: '/gender', value: 'male' },
    { op: 'add', path: '/name/0/given/1', value: 'Mia' },
    { op: 'add', path: '/name/0/given/-', value: 'Zoe' },
    { op: 'remove', path: '/telecom/0' },
    { op: 'copy', from: '/name/0', path: '/name/-' },
    { op: 'move', from: '/name/1/family', path: '/name/1/text' },
  ])
  expect([reply.status, reply.headers.get('etag')]).toEqual([200, 'W/"2"'])
  expect(reply.body.name).toEqual([
    { family: 'Diaz', given: ['Ana', 'Mia', 'Bea', 'Zoe'] },
    { given: ['Ana', 'Mia', 'Bea', 'Zoe'], text: 'Diaz' },
  ])
  expect([reply.body.gender, reply.body.telecom]).toEqual(['male', [{ value: '2' }]])
})

test('a failed test operation is a conflict and changes nothing', async () => {
  await clinic.put(patient('raced', { gender: 'female' }))
  const reply = await clinic.patch('Patient/raced', [
    { op: 'replace', path: '/gender', value: 'male' },
    { op: 'test', path: '/gender', value: 'female' },
  ])
  expect([reply.status, reply.body.issue[0].code]).toEqual([409, 'conflict'])
  expect((await clinic.get('Patient/raced')).body.gender).toBe('female')
})

test('a stale If-Match is refused', async () => {
  await clinic.put(patient('old'))
  const operations = [{ op: 'add', path: '/active', value: true }]
  expect((await clinic.patch('Patient/old', operations, { 'if-match': 'W/"4"' })).status).toBe(412)
  expect((await clinic.patch('Patient/old', operations, { 'if-match': 'W/"1"' })).status).toBe(200)
})

test('a patch cannot leave an invalid resource, another id or another type', async () => {
  await clinic.put(observation('weak', 'p', 6))
  const refused = [
    [{ op: 'remove', path: '/status' }],
    [{ op: 'add', path: '/valueString', value: 'two values' }],
    [{ op: 'replace', path: '/id', value: 'strong' }],
    [{ op: 'replace', path: '/resourceType', value: 'Patient' }],
    [{ op: 'replace', path: '/note/0/text', value: 'nowhere' }],
    [{ op: 'add', path: '/category/1', value: {} }],
  ]
  for (const operations of refused)
    expect((await clinic.patch('Observation/weak', operations)).status).toBe(422)
  expect((await clinic.get('Observation/weak')).headers.get('etag')).toBe('W/"1"')
})

test('what is no patch is a 400; a merge patch is not understood', async () => {
  await clinic.put(patient('plain'))
  for (const body of [{}, [], [{ op: 'grow', path: '/active' }], [{ op: 'add', path: '/active' }]])
    expect((await clinic.patch('Patient/plain', body)).status).toBe(400)
  const merge = { 'content-type': 'application/merge-patch+json' }
  expect((await clinic.patch('Patient/plain', { active: true }, merge)).status).toBe(415)
  expect(
    (await clinic.patch('Patient/nobody', [{ op: 'test', path: '/id', value: 'x' }])).status,
  ).toBe(404)
})

test('a patched decimal keeps its digits, and loses them with its value', async () => {
  const weight = '{"resourceType":"Observation","id":"w","status":"final","code":{"text":"x"},'
  await clinic.ask('PUT', 'Observation/w', { body: `${weight}"valueQuantity":{"value":70.50}}` })
  const patch = (value: string) =>
    clinic.ask('PATCH', 'Observation/w', {
      body: `[{"op":"replace","path":"/valueQuantity/value","value":${value}}]`,
      headers: { 'content-type': 'application/json-patch+json' },
    })
  expect((await patch('71.250')).text).toContain('"value":71.250}')
  expect((await patch('71.25')).text).toContain('"value":71.25}')
})
