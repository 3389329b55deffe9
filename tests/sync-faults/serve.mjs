/**
 * `node tests/sync-faults/serve.mjs medplum --port 8103 [--load FILE.json …]`: one of the servers of
 * `servers/personalities` over real HTTP, under /fhir, on this machine only. `--load` puts the
 * resources of a Bundle into it first, under the ids that they have.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { loadSimulator } from './bundle.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '8103' },
    load: { type: 'string', multiple: true, default: [] },
  },
})
const { personalities } = await loadSimulator('test-results/sync-faults')
const make = personalities[positionals[0] ?? '']
if (!make) {
  console.error(`The servers are: ${Object.keys(personalities).join(', ')}`)
  process.exit(2)
}
const place = { clock: () => Date.now(), newId: () => randomUUID() }
const { handle, store } = make(place, { next: Math.random })
for (const file of values.load)
  for (const { resource } of JSON.parse(readFileSync(file, 'utf8')).entry ?? [])
    if (resource?.id) store.write(resource.resourceType, resource.id, '1', resource)

const server = createServer(async (request, response) => {
  const parts = []
  for await (const part of request) parts.push(part)
  const body = Buffer.concat(parts).toString('utf8')
  const ask = { method: request.method, path: request.url, headers: request.headers, body }
  const answer = handle(ask)
  if (answer.afterMs) await new Promise((resolve) => setTimeout(resolve, answer.afterMs))
  response.writeHead(answer.status, answer.headers).end(answer.body)
})
server.listen(Number(values.port), '127.0.0.1', () =>
  console.log(`${positionals[0]} on http://127.0.0.1:${server.address().port}/fhir`),
)
