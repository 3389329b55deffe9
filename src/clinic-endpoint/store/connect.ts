import { existsSync } from 'node:fs'
import Database from 'libsql'
import { DamagedDatabase, UnwritableFolder } from './errors'
import { applicationId, schema, schemaVersion } from './schema'

export type Connection = Database.Database

/** Prepares each statement once: a search's text repeats, only its values differ. */
export function statements(db: Connection): (sql: string) => Database.Statement {
  const known = new Map<string, Database.Statement>()
  return (sql) => {
    let statement = known.get(sql)
    if (!statement) {
      if (known.size >= 200) known.clear()
      statement = db.prepare(sql).raw()
      known.set(sql, statement)
    }
    return statement
  }
}

/** Throws DamagedDatabase or UnwritableFolder, and then leaves the file as it was. */
export function connect(file: string): Connection {
  const fresh = !existsSync(file)
  let db: Connection
  try {
    db = new Database(file)
  } catch (error) {
    throw new UnwritableFolder(file, reasonOf(error))
  }
  try {
    if (!fresh) refuseDamage(db, file)
    prepareFile(db, file)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function refuseDamage(db: Connection, file: string): void {
  try {
    const found = pragma(db, 'quick_check(1)')
    if (found !== 'ok') throw new DamagedDatabase(file, String(found))
    const owner = pragma(db, 'application_id')
    const tables = db.prepare('SELECT count(*) FROM sqlite_schema').raw().get() as [number]
    if (tables[0] > 0 && owner !== applicationId)
      throw new DamagedDatabase(file, 'it belongs to another program')
    const version = Number(pragma(db, 'user_version'))
    if (version > schemaVersion)
      throw new DamagedDatabase(file, `it was written by a newer version (${String(version)})`)
  } catch (error) {
    if (error instanceof DamagedDatabase) throw error
    throw new DamagedDatabase(file, reasonOf(error))
  }
}

function prepareFile(db: Connection, file: string): void {
  try {
    db.exec('PRAGMA busy_timeout = 5000')
    db.exec('PRAGMA journal_mode = WAL')
    db.exec('PRAGMA synchronous = FULL')
    db.exec('PRAGMA cache_size = -32768')
    db.exec('BEGIN IMMEDIATE')
    if (Number(pragma(db, 'user_version')) === 0) {
      db.exec(schema)
      db.exec(`PRAGMA application_id = ${String(applicationId)}`)
      db.exec(`PRAGMA user_version = ${String(schemaVersion)}`)
    }
    db.exec('COMMIT')
  } catch (error) {
    throw new UnwritableFolder(file, reasonOf(error))
  }
}

function pragma(db: Connection, name: string): unknown {
  return (db.prepare(`PRAGMA ${name}`).raw().get() as unknown[] | undefined)?.[0]
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
