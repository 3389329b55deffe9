import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { observation, said } from './support/resources'
import { buildServer, startServer } from './support/serverProcess'
import type { Json, Visitor } from './support/visitor'

const rounds = 8
const transactionSize = 6
const folder = mkdtempSync(join(tmpdir(), 'endpoint-killed-'))
const file = join(folder, 'clinic.db')
let program: string
beforeAll(async () => {
  program = await buildServer()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(dirname(program), { recursive: true })
})

/** What the server said it had kept, by the address of the version. */
type Acknowledged = Map<string, Json>
/** Every transaction that was sent, and whether the server said it was kept. */
type Transactions = Map<string, boolean>

test(`after ${String(rounds)} kills in the middle of writing, what was acknowledged is there, and no transaction in part`, async () => {
  const acknowledged: Acknowledged = new Map()
  const transactions: Transactions = new Map()
  let restarts = 0
  for (let round = 0; round < rounds; round++) {
    const server = await startServer(program, file)
    const before = acknowledged.size
    const stop = { now: false }
    const hammering = [0, 1, 2, 3, 4, 5].map((worker) =>
      hammer(
        server.visitor,
        `${String(round)}-${String(worker)}`,
        stop,
        acknowledged,
        transactions,
      ),
    )
    // Writing is under way by then; after that any moment will do.
    await waitFor(() => acknowledged.size > before + 5)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 300))
    await server.kill()
    stop.now = true
    await Promise.all(hammering)
    restarts++
  }
  const server = await startServer(program, file)
  const lost = await missingVersions(server.visitor, acknowledged)
  const torn = await tornTransactions(server.visitor, transactions)
  await server.kill()
  expect({ restarts, lost, torn }).toEqual({ restarts: rounds, lost: [], torn: [] })
  expect(acknowledged.size).toBeGreaterThan(rounds * 5)
  expect([...transactions.values()]).toContain(true)
  console.log(
    `killed ${String(rounds)} times: ${String(acknowledged.size)} versions and ${String(transactions.size)} transactions checked`,
  )
}, 120_000)

async function hammer(
  visitor: Visitor,
  name: string,
  stop: { now: boolean },
  acknowledged: Acknowledged,
  transactions: Transactions,
): Promise<void> {
  for (let n = 0; !stop.now; n++) {
    try {
      if (n % 3 === 2) {
        const id = `t${name}-${String(n)}`
        transactions.set(id, false)
        const { status } = await visitor.send('transaction', entriesOf(id))
        if (status === 200) transactions.set(id, true)
      } else {
        // Every other write changes what an earlier one made.
        const made = observation(`s${name}`, 'p', n, { note: [{ text: 'x'.repeat(n % 2000) }] })
        const { status, body } = n % 2 ? await visitor.put(made) : await visitor.post(made)
        if (status < 300)
          acknowledged.set(
            `Observation/${String(body.id)}/_history/${String(body.meta.versionId)}`,
            made,
          )
      }
    } catch {
      // The server is dead: what it did not acknowledge may be there or not.
      return
    }
  }
}

function entriesOf(id: string): Json[] {
  return Array.from({ length: transactionSize }, (_, k) => {
    const part = observation(`${id}-${String(k)}`, 'p', k, { method: { text: id } })
    return { request: { method: 'PUT', url: `Observation/${String(part.id)}` }, resource: part }
  })
}

async function missingVersions(visitor: Visitor, acknowledged: Acknowledged): Promise<string[]> {
  const missing: string[] = []
  for (const some of inGroups([...acknowledged])) {
    const entries = await readAll(
      visitor,
      some.map(([url]) => url),
    )
    some.forEach(([url, made], n) => {
      const kept = entries[n].resource
      if (!kept || JSON.stringify(said(kept)) !== JSON.stringify(said(made))) missing.push(url)
    })
  }
  return missing
}

async function tornTransactions(visitor: Visitor, transactions: Transactions): Promise<string[]> {
  const torn: string[] = []
  for (const [id, acknowledged] of transactions) {
    const entries = await readAll(
      visitor,
      entriesOf(id).map(({ request }) => request.url as string),
    )
    const there = entries.filter((entry) => entry.resource?.method.text === id).length
    if (there !== transactionSize && (there > 0 || acknowledged))
      torn.push(`${id}: ${String(there)}`)
  }
  return torn
}

async function readAll(visitor: Visitor, urls: string[]): Promise<Json[]> {
  const { body } = await visitor.send(
    'batch',
    urls.map((url) => ({ request: { method: 'GET', url } })),
  )
  return body.entry
}

function inGroups<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / 200) }, (_, n) =>
    all.slice(n * 200, n * 200 + 200),
  )
}

async function waitFor(ready: () => boolean): Promise<void> {
  while (!ready()) await new Promise((resolve) => setTimeout(resolve, 5))
}
