import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'
import { observation, patient } from './support/resources'
import { entriesIn, type Json, listOf, statusOf } from './support/visitor'

let clinic: OpenClinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const codes = (reply: Json) => entriesIn(reply.body).map(statusOf)

test('each entry succeeds or fails by itself, with its own version and place', async () => {
  await clinic.put(patient('there', { active: true }))
  const reply = await clinic.send('batch', [
    { request: { method: 'PUT', url: 'Patient/new' }, resource: patient('new') },
    {
      request: { method: 'PUT', url: 'Patient/there', ifMatch: 'W/"9"' },
      resource: patient('there'),
    },
    { request: { method: 'POST', url: 'Observation' }, resource: { resourceType: 'Observation' } },
    { request: { method: 'GET', url: 'Patient/new' } },
    { request: { method: 'GET', url: 'Patient?_id=new,there' } },
    { request: { method: 'GET', url: 'Patient/nobody' } },
    { request: { method: 'DELETE', url: 'Patient/there' } },
    { request: { method: 'POST', url: 'Spaceship' }, resource: { resourceType: 'Spaceship' } },
    { request: { method: 'GET' } },
    { request: { method: 'GET', url: 'Patient/there' } },
  ])
  expect([reply.status, reply.body.type]).toEqual([200, 'batch-response'])
  expect(codes(reply)).toEqual([201, 412, 422, 200, 200, 404, 204, 404, 400, 410])
  const [made, , invalid, read, search] = reply.body.entry
  expect(made.response).toMatchObject({
    location: `${clinic.url}/fhir/Patient/new/_history/1`,
    etag: 'W/"1"',
    lastModified: read.resource.meta.lastUpdated,
  })
  expect(listOf(invalid.response.outcome.issue).map((issue) => issue.expression[0])).toEqual([
    'Observation.status',
    'Observation.code',
  ])
  expect(search.resource.entry).toHaveLength(2)
})

test('a refused entry leaves no trace between those that are kept', async () => {
  const identifier = [{ system: 'urn:trace', value: '1' }]
  const reply = await clinic.send('batch', [
    { request: { method: 'PUT', url: 'Patient/t1' }, resource: patient('t1', { identifier }) },
    {
      request: { method: 'PUT', url: 'Patient/t2', ifMatch: 'W/"1"' },
      resource: patient('t2', { identifier }),
    },
    { request: { method: 'PUT', url: 'Patient/t3' }, resource: patient('t3', { identifier }) },
  ])
  expect(codes(reply)).toEqual([201, 412, 201])
  expect((await clinic.get('Patient?identifier=urn:trace|1')).body.entry).toHaveLength(2)
})

test('If-None-Exist and JSON Patch work inside a batch', async () => {
  const identifier = [{ system: 'urn:tablet', value: 'in-batch' }]
  const create = {
    request: { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=urn:tablet|in-batch' },
    resource: patient('x', { identifier }),
  }
  await clinic.put(patient('patched'))
  const patch = Buffer.from('[{"op":"add","path":"/active","value":true}]').toString('base64')
  const reply = await clinic.send('batch', [
    create,
    create,
    {
      request: { method: 'PATCH', url: 'Patient/patched' },
      resource: { resourceType: 'Binary', contentType: 'application/json-patch+json', data: patch },
    },
  ])
  expect(codes(reply)).toEqual([201, 200, 200])
  expect(reply.body.entry[0].response.location).toBe(reply.body.entry[1].response.location)
  expect((await clinic.get('Patient/patched')).body.active).toBe(true)
})

test('urls may carry the whole address of this server, but of no other', async () => {
  const reply = await clinic.send('batch', [
    {
      request: { method: 'PUT', url: `${clinic.url}/fhir/Patient/whole` },
      resource: patient('whole'),
    },
    { request: { method: 'GET', url: 'https://elsewhere.example/fhir/Patient/whole' } },
  ])
  expect(codes(reply)).toEqual([201, 400])
})

test('a thousand creates in batches of fifty all arrive', async () => {
  await clinic.put(patient('many'))
  const entry = Array.from({ length: 50 }, (_, n) => ({
    request: { method: 'POST', url: 'Observation' },
    resource: observation('x', 'many', n),
  }))
  await Promise.all(Array.from({ length: 20 }, () => clinic.send('batch', entry)))
  expect((await clinic.get('Observation?patient=many&_count=0')).body.total).toBe(1000)
})

test('what is no batch is refused', async () => {
  const bundle = (more: Json) =>
    clinic.ask('POST', '', { body: { resourceType: 'Bundle', ...more } })
  expect((await bundle({ type: 'collection' })).status).toBe(400)
  expect((await bundle({ type: 'batch', entry: {} })).status).toBe(400)
  expect((await bundle({ type: 'batch', entry: ['x'] })).status).toBe(400)
  expect((await clinic.ask('POST', '', { body: patient('x') })).status).toBe(400)
  expect((await bundle({ type: 'batch' })).body).toEqual({
    resourceType: 'Bundle',
    type: 'batch-response',
  })
})
