import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'
import { patient } from './support/resources'
import { listOf, type Reply } from './support/visitor'

let clinic: OpenClinic
let logged = ''
beforeAll(async () => {
  const into = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString()
      done()
    },
  })
  clinic = await openClinic({ log: pino({ level: 'trace' }, into) })
})
afterAll(() => clinic.close())

function expectOutcome(reply: Reply, status: number): void {
  expect([reply.status, reply.body?.resourceType]).toEqual([status, 'OperationOutcome'])
  expect(reply.headers.get('content-type')).toContain('application/fhir+json')
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.body.issue[0]).toMatchObject({ severity: 'error' })
}

describe('every refusal is an OperationOutcome', () => {
  test.each([
    '{"resourceType":"Patient"',
    '',
    '{"a":1,}',
    '[1 2]',
    '{"a":01}',
    '{"a":"\t"}',
    'null',
    '"x"',
    '{"a":1,"a":2}',
    '{"__proto__":{}}',
    '{"a":1e999}',
    '['.repeat(5000),
  ])('malformed JSON: %j', async (body) => {
    expectOutcome(await clinic.ask('POST', 'Patient', { body }), 400)
  })

  test('an unknown type, operation or address', async () => {
    for (const path of [
      'Spaceship',
      'Spaceship/1',
      'Patient/1/$fly',
      'Patient/1/2/3/4',
      'patient/1',
      '$x',
      'toString',
      '__proto__/1',
      'Patient/%',
    ])
      expectOutcome(await clinic.get(path), path === 'Patient/%' ? 400 : 404)
    const outside = await clinic.ask('GET', `${clinic.url}/elsewhere`)
    expect([outside.status, outside.body.resourceType]).toEqual([404, 'OperationOutcome'])
  })

  test('a method that an address does not have, with those it has', async () => {
    for (const [method, path, allow] of [
      ['PUT', 'Patient', 'GET, POST'],
      ['POST', 'Patient/1', 'GET, PUT, PATCH, DELETE'],
      ['DELETE', 'Patient', 'GET, POST'],
      ['PATCH', 'Patient/1/_history', 'GET'],
      ['GET', '', 'POST'],
      ['OPTIONS', 'Patient', 'GET, POST'],
      ['PATCH', 'Binary/1', 'GET, PUT, DELETE'],
    ] as const) {
      const patching = { body: '[]', headers: { 'content-type': 'application/json-patch+json' } }
      const body = method === 'PATCH' ? patching : method === 'GET' ? {} : { body: '{}' }
      const reply = await clinic.ask(method, path, body)
      expectOutcome(reply, 405)
      expect(reply.headers.get('allow')).toBe(allow)
    }
  })

  test('a body that is too large, of its address', async () => {
    const large = patient('x', { name: [{ text: 'x'.repeat(1_000_001) }] })
    expectOutcome(await clinic.post(large), 413)
    const entry = [{ request: { method: 'POST', url: 'Patient' }, resource: large }]
    expect((await clinic.send('batch', entry)).status).toBe(200)
    expectOutcome(await clinic.ask('POST', '', { body: ' '.repeat(30_000_001) }), 413)
  })

  test('a content type that is not spoken here', async () => {
    for (const type of [
      'application/xml',
      'text/plain',
      'application/x-www-form-urlencoded',
      'nonsense',
    ]) {
      const headers = { 'content-type': type }
      expectOutcome(await clinic.ask('POST', 'Patient', { body: '{}', headers }), 415)
    }
    const json = { 'content-type': 'application/json; charset=utf-8' }
    expect(
      (await clinic.ask('POST', 'Patient', { body: patient('x'), headers: json })).status,
    ).toBe(201)
    expectOutcome(await clinic.get('Patient?_format=xml'), 406)
    expect((await clinic.get('Patient?_format=application/fhir+json')).status).toBe(200)
  })

  test('whoever did not sign in, before anything else is looked at', async () => {
    for (const visitor of [clinic.as(undefined), clinic.as('made-up')]) {
      for (const [method, path] of [
        ['GET', 'Patient'],
        ['GET', 'Spaceship'],
        ['POST', ''],
        ['GET', 'Binary/1'],
        ['PUT', 'Patient/1'],
        ['GET', '_history'],
      ] as const) {
        const reply = await visitor.ask(method, path, method === 'GET' ? {} : { body: '{oops' })
        expectOutcome(reply, 401)
        expect(reply.headers.get('www-authenticate')).toContain('Bearer')
      }
    }
  })
})

test('metadata is open to all and says what is true', async () => {
  const { status, body } = await clinic.as(undefined).get('metadata')
  expect([status, body.resourceType, body.fhirVersion]).toEqual([
    200,
    'CapabilityStatement',
    '4.0.1',
  ])
  const [rest] = body.rest
  const types = listOf(rest.resource).map((resource) => resource.type)
  expect(types).toEqual(
    expect.arrayContaining(['Patient', 'Observation', 'Appointment', 'Provenance']),
  )
  const searches: string[] = listOf(rest.resource).flatMap(({ type, searchParam }) =>
    listOf(searchParam).map((param) => {
      const value = { date: '2026', reference: 'Patient/1' }[String(param.type)] ?? 'x'
      return `${String(type)}?${String(param.name)}=${value}`
    }),
  )
  const asked = searches.map((url) => ({ request: { method: 'GET', url } }))
  const answered = (await clinic.send('batch', asked)).body.entry
  const refused = searches.filter((_, n) => answered[n].response.status !== '200 OK')
  expect(searches.length).toBeGreaterThan(500)
  expect(refused).toEqual([])
})

test('the log tells the kind of request and nothing about a person', async () => {
  await clinic.put(patient('secret-id', { name: [{ family: 'Secretname' }] }))
  await clinic.get('Patient?name=secretname&birthdate=1950-03-04')
  await clinic.get('Patient/secret-id/_history')
  await clinic.get('secret-path')
  await clinic.ask('POST', 'Patient', { body: '{"secret' })
  expect(logged).toMatch(/"method":"GET","type":"Patient","status":200,"ms":\d/)
  expect(logged.toLowerCase()).not.toContain('secret')
  expect(logged).not.toContain('1950-')
})
