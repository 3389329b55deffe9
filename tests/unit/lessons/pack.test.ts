import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LibraryManifest } from '@/domain/education/lesson'
import { parseLibraryManifest } from '@/domain/education/parseLibraryManifest'
import { lessonsPlugin, packLessons } from '../../../media/packLessons'

const outDir = mkdtempSync(join(tmpdir(), 'alongside-packs-'))
const lessons = join(outDir, 'lessons')
let library: LibraryManifest

beforeAll(async () => {
  library = await packLessons(outDir)
})
afterAll(() => {
  rmSync(outDir, { recursive: true })
})

const tree = () =>
  readdirSync(lessons, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a packed library', () => {
  it('lists what the tablet will accept', () => {
    const index: unknown = JSON.parse(readFileSync(join(lessons, 'index.json'), 'utf8'))
    expect(parseLibraryManifest(index)).toEqual(library)
    expect(library.lessons.map(({ id }) => id)).toContain('high-blood-pressure')
  })

  it('holds every listed byte, in chunks that hash as listed', () => {
    for (const { id, version, files } of library.lessons) {
      for (const { path, bytes, chunks } of files) {
        const whole = readFileSync(join(lessons, id, version, path))
        expect(whole.length, path).toBe(bytes)
        const cut = chunks.map((_, index) =>
          whole.subarray(index * 1_048_576, (index + 1) * 1_048_576),
        )
        expect(cut.map(sha256), path).toEqual(chunks)
      }
    }
  })

  it('carries nothing that is not listed: no recipes, no scripts of the narration', () => {
    const listed = library.lessons.flatMap(({ id, version, files }) =>
      files.map(({ path }) => join(lessons, id, version, path)),
    )
    expect(tree()).toEqual([...listed, join(lessons, 'index.json')].sort())
    expect(tree().filter((path) => /anchors|script\./.test(path))).toEqual([])
  })

  it('is the same, byte for byte, each time, and leaves no old file behind', async () => {
    const before = tree().map((path) => [path, sha256(readFileSync(path))])
    await packLessons(outDir)
    expect(tree().map((path) => [path, sha256(readFileSync(path))])).toEqual(before)
  })
})

describe('lessons while developing', () => {
  let server: Server
  let base: string

  beforeAll(async () => {
    type Handler = Parameters<typeof createServer>[1]
    let serve: ((...args: unknown[]) => void) | undefined
    const { configureServer } = lessonsPlugin()
    const middlewares = { use: (_path: string, handler: typeof serve) => (serve = handler) }
    if (typeof configureServer === 'function')
      await Reflect.apply(configureServer, undefined, [{ middlewares }])
    const handler: Handler = (request, response) => {
      serve?.(request, response, () => response.writeHead(404).end())
    }
    server = createServer(handler)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  it('are the packed ones', async () => {
    expect(await (await fetch(`${base}/index.json`)).json()).toEqual(library)
  })

  it('come in ranges, as the download asks for them', async () => {
    const { id, version, files } = library.lessons[0] ?? { id: '', version: '', files: [] }
    const film = files.find(({ path }) => path.endsWith('.mp4'))
    const answer = await fetch(`${base}/${id}/${version}/${film?.path}`, {
      headers: { range: 'bytes=10-19' },
    })
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes 10-19/${film?.bytes}`)
    const whole = readFileSync(join(lessons, id, version, film?.path ?? ''))
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(
      new Uint8Array(whole.subarray(10, 20)),
    )
  })

  it('do not open the rest of the disk', async () => {
    for (const path of ['/../packLessons.ts', '/..%2f..%2fpackage.json', '/a/b/../../c'])
      expect((await fetch(base + path)).status).toBe(404)
  })
})
