import { createHash } from 'node:crypto'
import { Clinic } from '../clinic'
import { Random } from '../world/random'
import { outcome, type Handle } from '../servers/exchange'
import type { Row } from './row'
import type { PackManifest } from '@/domain/education/lesson'

const CHUNK = 1_048_576

/** A lesson's download is cut at any byte, or the page dies; it goes on where it stopped. */
export const media: Row = {
  name: 'media',
  promise: 'at most one chunk is fetched again',
  runs: { short: 30, long: 500 },
  async run(engine, seed) {
    const random = new Random(seed)
    const files = new Map<string, Uint8Array>()
    for (const path of ['film.mp4', 'strings/en.json', 'picture.svg'])
      files.set(path, noise(random, path === 'film.mp4' ? random.int(3 * CHUNK) + 1 : 2_000))
    const pack = manifestOf(files)
    let asked = 0
    const clinic = new Clinic({
      engine,
      seed,
      around: (server) => {
        const lessons = serve(files)
        return (ask) => {
          if (!ask.path.startsWith('/lessons/')) return server(ask)
          asked += 1
          return lessons(ask)
        }
      },
    })
    const { tablet } = clinic
    const chunks = pack.files.reduce((sum, file) => sum + file.chunks.length, 0)
    return clinic.run(async () => {
      let cut = random.int(chunks)
      const dies = random.chance(0.3)
      tablet.network.faults = ({ path }) => {
        if (!path.startsWith('/lessons/') || cut-- !== 0) return undefined
        if (!dies) return { cut: { share: random.next(), clean: random.chance(0.5) } }
        for (const page of tablet.pages) page.crash()
        return { lost: 'response' }
      }
      let end: string | undefined
      for (let tries = 0; tries < 4 && end !== 'complete'; tries += 1) {
        const page = await clinic.page(tablet)
        end = await clinic.survive(page.call((api) => api.download(pack)))
      }
      if (end !== 'complete') clinic.breaks(`the lesson is not here: ${String(end)}`)
      if (asked > chunks + 1) clinic.breaks(`${asked} chunks were fetched, there are ${chunks}`)
      for (const { hash, bytes } of tablet.disk.rows<{ hash: string; bytes: ArrayBuffer }>(
        'chunks',
      ))
        if (sha256(new Uint8Array(bytes)) !== hash) clinic.breaks('a damaged chunk was kept')
    })
  },
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function noise(random: Random, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 997) bytes[at] = random.int(256)
  return bytes
}

function manifestOf(files: ReadonlyMap<string, Uint8Array>): PackManifest {
  const list = Array.from(files, ([path, bytes]) => ({
    path,
    bytes: bytes.length,
    chunks: Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, n) =>
      sha256(bytes.subarray(n * CHUNK, (n + 1) * CHUNK)),
    ),
  }))
  const bytes = list.reduce((sum, file) => sum + file.bytes, 0)
  return { id: 'asthma', version: '1', bytes, files: list } as unknown as PackManifest
}

/** Files by byte range, as the clinic's endpoint serves lessons. */
const serve =
  (files: ReadonlyMap<string, Uint8Array>): Handle =>
  ({ path, headers }) => {
    const bytes = files.get(path.split('/').slice(4).join('/'))
    if (!bytes) return outcome(404, 'No such file', 'not-found')
    const range = /bytes=(\d+)-(\d+)/.exec(headers['range'] ?? '')
    if (!range) return { status: 200, headers: {}, body: bytes }
    const [from, to] = [Number(range[1]), Number(range[2])]
    const said = { 'content-range': `bytes ${from}-${to}/${bytes.length}` }
    return { status: 206, headers: said, body: bytes.subarray(from, to + 1) }
  }
