import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../support/freePort'
import { buildPrograms, startReady, type Programs } from './support/program'

let programs: Programs
beforeAll(async () => {
  programs = await buildPrograms('app')
})
afterAll(() => {
  programs.remove()
})

describe('the app beside the record', () => {
  let url: string
  let stop: () => Promise<unknown>
  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${String(port)}`
    stop = (
      await startReady(programs, ['--port', String(port), '--data', programs.folder('app-host')])
    ).stop
  })
  afterAll(() => stop())

  it('answers every screen with the app, and a missing file with a 404', async () => {
    for (const path of ['/', '/today', '/visit/rosa/present']) {
      const response = await fetch(`${url}${path}`)
      expect(await response.text()).toContain('<title>Alongside')
      expect(response.headers.get('content-type')).toContain('text/html')
    }
    for (const path of [
      '/assets/gone.js',
      '/icon.png',
      '/lessons/none.json',
      '/..%2f..%2fpackage.json',
    ])
      expect((await fetch(`${url}${path}`)).status).toBe(404)
    expect((await fetch(`${url}/fhir/Patient`)).status).toBe(401)
  })

  it('keeps hashed files forever and asks again for the rest', async () => {
    const cache = async (path: string) =>
      (await fetch(`${url}${path}`)).headers.get('cache-control')
    expect(await cache('/assets/index-a1b2.js')).toContain('immutable')
    for (const path of ['/', '/sw.js', '/manifest.webmanifest'])
      expect(await cache(path)).toBe('no-cache')
    const etag = (await fetch(`${url}/sw.js`)).headers.get('etag') ?? ''
    const again = await fetch(`${url}/sw.js`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  it('sends the right types, compressed where that helps', async () => {
    const headers = { 'accept-encoding': 'gzip, br' }
    const script = await fetch(`${url}/assets/index-a1b2.js`, { headers })
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(script.headers.get('content-encoding')).toBe('br')
    expect(await script.text()).toContain('console.log("hello")')
    const manifest = await fetch(`${url}/manifest.webmanifest`)
    expect(manifest.headers.get('content-type')).toContain('application/manifest+json')
  })

  it('serves a film in ranges', async () => {
    const headers = { range: 'bytes=100-199' }
    const response = await fetch(`${url}/lessons/heart/film.mp4`, { headers })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe('bytes 100-199/50000')
    expect((await response.arrayBuffer()).byteLength).toBe(100)
    expect(response.headers.get('content-type')).toBe('video/mp4')
  })

  it('lets nothing but itself run, load or frame', async () => {
    const { headers } = await fetch(`${url}/`)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe|\*|http:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  })
})
