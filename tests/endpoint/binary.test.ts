import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'

let clinic: OpenClinic
const film = Uint8Array.from({ length: 1000 }, (_, n) => n % 251)
beforeAll(async () => {
  clinic = await openClinic()
  const made = await send('PUT', 'Binary/film', film, { 'x-security-context': 'Patient/a' })
  expect(made.status).toBe(201)
})
afterAll(() => clinic.close())

function send(
  method: string,
  path: string,
  body: Uint8Array,
  headers: Record<string, string> = {},
) {
  return clinic.ask(method, path, { body, headers: { 'content-type': 'video/mp4', ...headers } })
}

async function bytes(path: string, headers: Record<string, string> = {}) {
  const { headers: sent } = await clinic.get('Patient')
  expect(sent).toBeDefined()
  const response = await fetch(`${clinic.url}/fhir/${path}`, {
    headers: { authorization: await bearer(), ...headers },
  })
  return { response, content: new Uint8Array(await response.arrayBuffer()) }
}

async function bearer(): Promise<string> {
  token ??= (
    (await clinic.ask('POST', `${clinic.url}/auth/sign-in`, {
      body: { username: 'okafor', password: 'correct horse' },
      headers: { 'content-type': 'application/json' },
    })) as { body: { token: string } }
  ).body.token
  return `Bearer ${token}`
}
let token: string | undefined

test('what was sent as it is comes back as it was', async () => {
  const { response, content } = await bytes('Binary/film')
  expect(response.headers.get('content-type')).toBe('video/mp4')
  expect(response.headers.get('etag')).toBe('W/"1"')
  expect(response.headers.get('x-security-context')).toBe('Patient/a')
  expect(response.headers.get('content-security-policy')).toContain('sandbox')
  expect(content).toEqual(film)
})

test('FHIR JSON is spoken to whoever asks for it, in both directions', async () => {
  const json = { accept: 'application/fhir+json' }
  const { body } = await clinic.get('Binary/film', json)
  expect([body.resourceType, body.contentType]).toEqual(['Binary', 'video/mp4'])
  expect(body.data).toBe(Buffer.from(film).toString('base64'))
  expect(body.securityContext).toEqual({ reference: 'Patient/a' })
  await clinic.put({ ...body, id: 'copy' })
  expect((await bytes('Binary/copy')).content).toEqual(film)
  expect((await bytes('Binary/copy/_history/1')).content).toEqual(film)
})

test.each([
  ['bytes=0-9', 0, 10],
  ['bytes=990-', 990, 10],
  ['bytes=-5', 995, 5],
  ['bytes=995-5000', 995, 5],
  ['bytes=500-500', 500, 1],
])('%s sends that part only', async (range, from, length) => {
  const { response, content } = await bytes('Binary/film', { range })
  expect(response.status).toBe(206)
  const last = from + length - 1
  expect(response.headers.get('content-range')).toBe(`bytes ${String(from)}-${String(last)}/1000`)
  expect(content).toEqual(film.slice(from, from + length))
})

test('a range behind the end is refused with the size', async () => {
  const { response, content } = await bytes('Binary/film', { range: 'bytes=1000-' })
  expect(response.status).toBe(416)
  expect(response.headers.get('content-range')).toBe('bytes */1000')
  expect(Buffer.from(content).toString()).toContain('OperationOutcome')
})

test('what is no single range, or is of another version, gets the whole', async () => {
  for (const headers of [
    { range: 'bytes=0-1,5-6' },
    { range: 'lines=1-2' },
    { range: 'bytes=9-2' },
    { range: 'bytes=0-9', 'if-range': 'W/"0"' },
  ]) {
    const { response, content } = await bytes('Binary/film', headers)
    expect([response.status, content.length]).toEqual([200, 1000])
  }
  const same = await bytes('Binary/film', { range: 'bytes=0-9', 'if-range': 'W/"1"' })
  expect(same.response.status).toBe(206)
})

test('the same bytes again make no new version, other bytes do', async () => {
  const context = { 'x-security-context': 'Patient/a' }
  expect((await send('PUT', 'Binary/film', film, context)).headers.get('etag')).toBe('W/"1"')
  await send('PUT', 'Binary/drawing', film)
  const changed = await send('PUT', 'Binary/drawing', film.slice(1))
  expect(changed.headers.get('etag')).toBe('W/"2"')
  expect((await bytes('Binary/drawing/_history/1')).content).toEqual(film)
  expect((await clinic.remove('Binary/drawing')).status).toBe(204)
  expect((await bytes('Binary/drawing')).response.status).toBe(410)
})

test('plain JSON that is no Binary is kept as it is', async () => {
  const body = Buffer.from('{"strokes": [1.50]}')
  const made = await clinic.ask('POST', 'Binary', {
    body,
    headers: { 'content-type': 'application/json' },
  })
  expect(made.status).toBe(201)
  const { response, content } = await bytes(`Binary/${String(made.body.id)}`)
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(Buffer.from(content)).toEqual(body)
})

test('25 MB goes in and out whole and in part; more is refused', async () => {
  const large = new Uint8Array(25_000_000).fill(7)
  large[24_999_999] = 42
  expect((await send('PUT', 'Binary/large', large, { prefer: 'return=minimal' })).status).toBe(201)
  const whole = await bytes('Binary/large')
  expect(Buffer.compare(whole.content, large)).toBe(0)
  expect((await bytes('Binary/large', { range: 'bytes=-1' })).content).toEqual(Uint8Array.of(42))
  const tooLarge = await send('PUT', 'Binary/larger', new Uint8Array(25_000_001))
  expect([tooLarge.status, tooLarge.body.resourceType]).toEqual([413, 'OperationOutcome'])
})
