import {
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DamagedDatabase, UnwritableFolder } from '@/clinic-endpoint/store/errors'
import { openStore } from '@/clinic-endpoint/store/openStore'
import { patient } from './support/resources'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endpoint-'))
  file = join(folder, 'clinic.db')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function filled(): Promise<void> {
  const store = openStore(file)
  await store.write((writer) => {
    for (let n = 0; n < 500; n++)
      writer.put(
        patient(`p${String(n)}`, { name: [{ text: `${'x'.repeat(300)} ${String(n)}` }] }),
        `p${String(n)}`,
        'PUT',
      )
  })
  store.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  store.close()
}

test('a file that is no database is refused and left as it is', () => {
  const letter = 'Dear colleague, this is a letter and no database. '.repeat(50)
  writeFileSync(file, letter)
  expect(() => openStore(file)).toThrow(DamagedDatabase)
  expect(readFileSync(file, 'utf8')).toBe(letter)
})

test('a database with a page overwritten or cut off is refused', async () => {
  await filled()
  const sound = readFileSync(file)
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 4096 * 12)
  expect(() => openStore(file)).toThrow(DamagedDatabase)
  writeFileSync(file, sound)
  truncateSync(file, Math.floor(sound.length / 2))
  expect(() => openStore(file)).toThrow(DamagedDatabase)
  writeFileSync(file, sound)
  const store = openStore(file)
  expect(store.current('Patient', 'p499')?.vid).toBe(1)
  store.close()
})

test('the database of another program, or of a newer version of this one, is refused', () => {
  const other = new Database(file)
  other.exec('CREATE TABLE bookkeeping(amount)')
  other.close()
  expect(() => openStore(file)).toThrow(/another program/)
  rmSync(file)
  const store = openStore(file)
  store.db.exec('PRAGMA user_version = 999')
  store.close()
  expect(() => openStore(file)).toThrow(/newer version/)
})

test('a folder that cannot be written is told apart from damage', () => {
  expect(() => openStore(join(folder, 'missing', 'clinic.db'))).toThrow(UnwritableFolder)
  expect(() => openStore('/proc/clinic.db')).toThrow(UnwritableFolder)
  writeFileSync(file, '')
  expect(() => openStore(join(file, 'clinic.db'))).toThrow(UnwritableFolder)
  // An empty file is what a crash at the very first moment leaves behind.
  openStore(file).close()
})
