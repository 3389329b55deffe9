import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, expect, it } from 'vitest'
import { CHUNK_BYTES } from '@/media-library/chunkReader'
import { findFile as findOnPage } from '@/media-library/packs'
import { findFile } from '@/media-library/workerFiles'
import { closeDb, openDb } from '@/records/db'

const bytesOf = (length: number, value: number) => new Uint8Array(length).fill(value).buffer
const file = { path: 'film.mp4', type: 'video/mp4', bytes: CHUNK_BYTES + 10, chunks: ['a', 'b'] }

afterEach(async () => {
  closeDb()
  await Dexie.delete('alongside')
})

async function keepFilm(): Promise<void> {
  const db = openDb()
  await db.packs.put({ id: 'asthma', version: '2', state: 'ready', manifest: { files: [file] } })
  await db.chunks.bulkPut([
    { hash: 'b', bytes: bytesOf(10, 2) },
    { hash: 'a', bytes: bytesOf(CHUNK_BYTES, 1) },
  ])
}

it.each([
  ['the service worker', findFile],
  ['the page', findOnPage],
])('a range over two chunks is put together in its order, by %s', async (_who, find) => {
  await keepFilm()
  const found = await find('asthma', '2', 'film.mp4')
  expect(await found?.read(CHUNK_BYTES - 2, CHUNK_BYTES + 2)).toEqual(new Uint8Array([1, 1, 2, 2]))
  expect(await find('asthma', '1', 'film.mp4'), 'another version is not here').toBeUndefined()
})

it('a film that lacks a chunk is asked of the clinic, not played with a hole', async () => {
  await keepFilm()
  await openDb().chunks.delete('b')
  const found = await findFile('asthma', '2', 'film.mp4')
  expect(await found?.read(0, 10)).toEqual(new Uint8Array(10).fill(1))
  expect(await found?.read(0, CHUNK_BYTES + 1)).toBeUndefined()
})

it('a worker that asks before the store was ever laid out leaves that to the library', async () => {
  expect(await findFile('asthma', '2', 'film.mp4')).toBeUndefined()
  await keepFilm()
  expect(openDb().verno).toBe(3)
})

it('a worker that has read does not hold up a newer version of the store', async () => {
  await keepFilm()
  await findFile('asthma', '2', 'film.mp4')
  closeDb()
  const db = new Dexie('alongside')
  db.version(4).stores({ packs: 'id' })
  let blocked = false
  db.on('blocked', () => (blocked = true))
  await db.open()
  expect(blocked).toBe(false)
  db.close()
})
