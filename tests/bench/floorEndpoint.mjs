/** The floor of the endpoint: bare fastify, one libsql table, one durable transaction a request. */
import fastify from 'fastify'
import Database from 'libsql'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { host: { type: 'string' }, port: { type: 'string' }, data: { type: 'string' } },
})
const db = new Database(join(values.data, 'floor.db'))
db.exec('PRAGMA journal_mode = WAL')
db.exec('PRAGMA synchronous = FULL')
db.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)')
const insert = db.prepare('INSERT INTO rows (body) VALUES (?)')
const select = db.prepare('SELECT body FROM rows WHERE id = ?')
const insertAll = db.transaction((rows) =>
  rows.map((row) => Number(insert.run(JSON.stringify(row)).lastInsertRowid)),
)

const app = fastify({ bodyLimit: 10_000_000 })
app.post('/rows', (request) => insertAll(request.body))
app.get('/rows/:id', (request, reply) => {
  const row = select.get(Number(request.params.id))
  if (!row) return reply.code(404).send({})
  return reply.type('application/json').send(row.body)
})
console.log(await app.listen({ host: values.host, port: Number(values.port) }))
