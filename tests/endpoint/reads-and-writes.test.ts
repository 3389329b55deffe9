import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'
import { observation, patient } from './support/resources'

let clinic: OpenClinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

describe('creating', () => {
  test('a create makes an id of its own, whatever the body says', async () => {
    const made = await clinic.post(patient('mine', { active: true }))
    expect(made.status).toBe(201)
    expect(made.body.id).not.toBe('mine')
    expect(made.headers.get('etag')).toBe('W/"1"')
    expect(made.headers.get('location')).toBe(
      `${clinic.url}/fhir/Patient/${made.body.id}/_history/1`,
    )
    const read = await clinic.get(`Patient/${made.body.id}`)
    expect(read.body).toEqual(made.body)
    expect(read.headers.get('content-type')).toContain('application/fhir+json')
    expect(read.headers.get('cache-control')).toBe('no-store')
  })

  test('a lost reply to a create makes no second patient (If-None-Exist)', async () => {
    const body = patient('x', { identifier: [{ system: 'urn:tablet', value: 'edit-1' }] })
    const headers = { 'if-none-exist': 'identifier=urn:tablet|edit-1' }
    const first = await clinic.post(body, headers)
    const second = await clinic.post(body, headers)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body.id).toBe(first.body.id)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
  })

  test('If-None-Exist that several match is refused, one without criteria too', async () => {
    const identifier = [{ system: 'urn:tablet', value: 'twin' }]
    await clinic.put(patient('twin-1', { identifier }))
    await clinic.put(patient('twin-2', { identifier }))
    const many = await clinic.post(patient('x'), { 'if-none-exist': 'identifier=urn:tablet|twin' })
    expect(many.status).toBe(412)
    expect((await clinic.post(patient('x'), { 'if-none-exist': '_count=1' })).status).toBe(400)
  })

  test('return=minimal leaves the body out and keeps the headers', async () => {
    const made = await clinic.post(patient('x'), { prefer: 'return=minimal' })
    expect([made.status, made.text]).toEqual([201, ''])
    expect(made.headers.get('etag')).toBe('W/"1"')
  })
})

describe('updating', () => {
  test('a tablet may choose the id (update as create)', async () => {
    const made = await clinic.put(patient('chosen'))
    expect([made.status, made.body.id]).toEqual([201, 'chosen'])
    const changed = await clinic.put(patient('chosen', { active: true }))
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, 'W/"2"'])
    expect(Date.parse(changed.headers.get('last-modified') ?? '')).toBeGreaterThan(0)
  })

  test('the same content again makes no new version', async () => {
    await clinic.put(patient('same', { gender: 'female' }))
    const again = await clinic.put(patient('same', { gender: 'female' }))
    expect([again.status, again.headers.get('etag')]).toEqual([200, 'W/"1"'])
  })

  test('a stale If-Match changes nothing', async () => {
    await clinic.put(patient('stale'))
    await clinic.put(patient('stale', { active: true }))
    const late = await clinic.put(patient('stale', { active: false }), { 'if-match': 'W/"1"' })
    expect(late.status).toBe(412)
    expect((await clinic.get('Patient/stale')).body.active).toBe(true)
    const fresh = await clinic.put(patient('stale', { active: false }), { 'if-match': 'W/"2"' })
    expect(fresh.status).toBe(200)
  })

  test('If-Match on what does not exist is refused', async () => {
    expect((await clinic.put(patient('nobody'), { 'if-match': 'W/"1"' })).status).toBe(412)
    expect((await clinic.get('Patient/nobody')).status).toBe(404)
  })

  test('If-None-Match: * never overwrites', async () => {
    const headers = { 'if-none-match': '*' }
    expect((await clinic.put(patient('once'), headers)).status).toBe(201)
    expect((await clinic.put(patient('once', { active: true }), headers)).status).toBe(412)
  })

  test('of eight updates with one If-Match, one wins', async () => {
    await clinic.put(patient('race'))
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        clinic.put(patient('race', { multipleBirthInteger: n }), { 'if-match': 'W/"1"' }),
      ),
    )
    const statuses = replies.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array.from({ length: 7 }, () => 412)])
  })

  test('the id of the body must be the id of the address', async () => {
    const reply = await clinic.ask('PUT', 'Patient/one', { body: patient('two') })
    expect([reply.status, reply.body.issue[0].expression]).toEqual([400, ['Patient.id']])
    expect((await clinic.ask('PUT', 'Patient/a_b', { body: patient('a_b') })).status).toBe(400)
    const other = await clinic.ask('PUT', 'Patient/o', { body: observation('o', 'x', 1) })
    expect(other.status).toBe(400)
  })
})

describe('deleting', () => {
  test('a deleted resource is gone, not unknown, and may come back', async () => {
    await clinic.put(patient('gone'))
    const removed = await clinic.remove('Patient/gone')
    expect([removed.status, removed.headers.get('etag')]).toEqual([204, 'W/"2"'])
    expect((await clinic.get('Patient/gone')).status).toBe(410)
    expect((await clinic.get('Patient/gone/_history/2')).status).toBe(410)
    expect((await clinic.get('Patient/gone/_history/1')).status).toBe(200)
    expect((await clinic.get('Patient?_id=gone')).body.entry).toBeUndefined()
    expect((await clinic.remove('Patient/gone')).status).toBe(204)
    const back = await clinic.put(patient('gone'))
    expect([back.status, back.headers.get('etag')]).toEqual([201, 'W/"3"'])
  })

  test('deleting what never was succeeds; a stale If-Match does not', async () => {
    expect((await clinic.remove('Patient/never')).status).toBe(204)
    await clinic.put(patient('kept'))
    expect((await clinic.remove('Patient/kept', { 'if-match': 'W/"7"' })).status).toBe(412)
    expect((await clinic.get('Patient/kept')).status).toBe(200)
  })
})

describe('reading', () => {
  test('an unchanged resource is not sent again', async () => {
    await clinic.put(patient('cached'))
    const reply = await clinic.get('Patient/cached', { 'if-none-match': 'W/"1"' })
    expect([reply.status, reply.text]).toEqual([304, ''])
    expect((await clinic.get('Patient/cached', { 'if-none-match': 'W/"9"' })).status).toBe(200)
  })

  test('HEAD answers as GET does, without the body', async () => {
    await clinic.put(patient('headed'))
    const reply = await clinic.ask('HEAD', 'Patient/headed')
    expect([reply.status, reply.text, reply.headers.get('etag')]).toEqual([200, '', 'W/"1"'])
  })

  test('an old version stays as it was; an unknown one is not found', async () => {
    await clinic.put(patient('twice', { active: true }))
    await clinic.put(patient('twice', { active: false }))
    expect((await clinic.get('Patient/twice/_history/1')).body.active).toBe(true)
    for (const vid of ['3', '0', 'x', '1e1'])
      expect((await clinic.get(`Patient/twice/_history/${vid}`)).status).toBe(404)
  })

  test('lastUpdated never repeats, has microseconds and sorts as text', async () => {
    const stamps: string[] = []
    for (let n = 0; n < 20; n++)
      stamps.push((await clinic.post(patient('x'))).body.meta.lastUpdated)
    const batch = await clinic.send(
      'batch',
      Array.from({ length: 20 }, () => ({
        request: { method: 'POST', url: 'Patient' },
        resource: patient('x'),
      })),
    )
    for (const entry of batch.body.entry) stamps.push(entry.response.lastModified)
    expect([...new Set(stamps)].sort()).toEqual(stamps)
    for (const stamp of stamps) expect(stamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  })
})
