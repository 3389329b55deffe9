import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { byTurns, median, quantile } from '../figures.mjs'
import { observation } from '../servers/nullClinic.mjs'

const batchSize = 100
const perRound = 2_000
const readers = 16

/** Creates in batches and single reads, beside bare fastify with one libsql insert each. */
export async function endpointRows(folder) {
  const ours = await startEndpoint(mkdtempSync(join(folder, 'clinic-')))
  const floor = await startFloor(mkdtempSync(join(folder, 'floor-')))
  try {
    let next = 0
    const create = (server) => () => createRound(server, (next += perRound))
    await create(ours)()
    await create(floor)()
    const [a, b] = await byTurns(3, create(ours), create(floor))
    const [ra, rb] = await byTurns(
      3,
      () => readRound(ours),
      () => readRound(floor),
    )
    const rates = (runs) => median(runs.map(({ rate }) => rate))
    const p99 = (runs) =>
      quantile(
        runs.flatMap(({ times }) => times),
        0.99,
      )
    return [
      rateRow('endpoint creates in batches of 100', median(a), median(b), '>= 1,000 /s', 1000),
      rateRow(`endpoint reads, ${readers} readers`, rates(ra), rates(rb), ''),
      {
        what: `endpoint read p99, ${readers} readers`,
        ours: p99(ra),
        floor: p99(rb),
        unit: 'ms',
        ratio: p99(ra) / p99(rb),
        budget: '< 20 ms',
        met: p99(ra) < 20,
      },
      ...(await growthRows(ours, create(ours), median(a), p99(ra))),
      {
        what: 'endpoint start',
        ours: ours.startMs,
        unit: 'ms',
        budget: '< 2 s',
        met: ours.startMs < 2000,
      },
    ]
  } finally {
    await ours.stop()
    await floor.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same again once the database holds 4 and 16 times as much. */
async function growthRows(server, create, firstRate, firstP99) {
  const rows = []
  for (const times of [4, 16]) {
    while (server.written < times * 4 * perRound) await create()
    const rate = median([await create(), await create(), await create()])
    const { times: reads } = await readRound(server)
    const p99 = quantile(reads, 0.99)
    rows.push(
      {
        what: `growth ${times}x records: endpoint creates`,
        ours: rate,
        floor: firstRate,
        unit: '/s',
        ratio: rate / firstRate,
        budget: 'no worse than linear',
        met: rate / firstRate >= 0.8,
      },
      {
        what: `growth ${times}x records: endpoint read p99`,
        ours: p99,
        floor: firstP99,
        unit: 'ms',
        ratio: p99 / firstP99,
        budget: '< 20 ms',
        met: p99 < 20,
      },
    )
  }
  return rows
}

function rateRow(what, ours, floor, budget, least) {
  const row = { what, ours, floor, unit: '/s', ratio: ours / floor, budget }
  return least === undefined ? row : { ...row, met: ours >= least }
}

async function createRound(server, from) {
  const start = performance.now()
  const batches = Array.from({ length: perRound / batchSize }, (_, n) => from + n * batchSize)
  const writer = async () => {
    for (let first = batches.shift(); first !== undefined; first = batches.shift())
      server.ids.push(...(await server.create(resources(first))))
  }
  await Promise.all([writer(), writer(), writer(), writer()])
  server.written += perRound
  return perRound / ((performance.now() - start) / 1000)
}

function resources(first) {
  return Array.from({ length: batchSize }, (_, n) => {
    const { id: _id, meta: _meta, ...rest } = observation(`p${(first + n) % 50}`, first + n)
    return rest
  })
}

async function readRound(server) {
  const times = []
  const start = performance.now()
  const reader = async (n) => {
    for (let turn = 0; turn < 150; turn += 1) {
      const id = server.ids[(n * 7919 + turn * 104_729) % server.ids.length]
      const before = performance.now()
      await server.read(id)
      times.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: readers }, (_, n) => reader(n)))
  return { rate: times.length / ((performance.now() - start) / 1000), times }
}

async function startEndpoint(data) {
  const began = performance.now()
  const server = await startProcess('dist-endpoint/start.js', data, ['--no-demo'])
  const startMs = performance.now() - began
  const signIn = await fetch(`${server.url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(firstAccount(server.printed())),
  })
  const { token } = await signIn.json()
  const headers = { 'content-type': 'application/fhir+json', authorization: `Bearer ${token}` }
  await patients(server.url, headers)
  return {
    ...server,
    startMs,
    ids: [],
    written: 0,
    create: async (batch) => {
      const entry = batch.map((resource) => ({
        resource,
        request: { method: 'POST', url: resource.resourceType },
      }))
      const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry })
      const response = await fetch(`${server.url}/fhir`, { method: 'POST', headers, body })
      const answer = await response.json()
      return answer.entry.map(({ response: one }) => {
        if (!one.status.startsWith('201')) throw new Error(`create answered ${one.status}`)
        return /Observation\/([^/]+)/.exec(one.location)[1]
      })
    },
    read: async (id) => {
      const response = await fetch(`${server.url}/fhir/Observation/${id}`, { headers })
      if (!response.ok) throw new Error(`read answered ${response.status}`)
      await response.arrayBuffer()
    },
  }
}

async function patients(url, headers) {
  for (let n = 0; n < 50; n += 1) {
    const body = JSON.stringify({
      resourceType: 'Patient',
      id: `p${n}`,
      name: [{ text: `P ${n}` }],
    })
    const response = await fetch(`${url}/fhir/Patient/p${n}`, { method: 'PUT', headers, body })
    if (!response.ok) throw new Error(`patient answered ${response.status}`)
  }
}

async function startFloor(data) {
  const server = await startProcess('tests/bench/floorEndpoint.mjs', data, [])
  const headers = { 'content-type': 'application/json' }
  return {
    ...server,
    ids: [],
    written: 0,
    create: async (batch) => {
      const init = { method: 'POST', headers, body: JSON.stringify(batch) }
      return (await fetch(`${server.url}/rows`, init)).json()
    },
    read: async (id) => {
      const response = await fetch(`${server.url}/rows/${id}`)
      if (!response.ok) throw new Error(`floor read answered ${response.status}`)
      await response.arrayBuffer()
    },
  }
}

/** A process that prints its port once it listens. */
export async function startProcess(program, data, more) {
  const port = await freePort()
  const args = [program, '--host', '127.0.0.1', '--port', String(port), '--data', data, ...more]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const ready = new Promise((resolve, reject) => {
    const listen = (chunk) => {
      printed += chunk
      if (printed.includes(`:${port}`)) setTimeout(resolve, 100) // the sign-in is printed after it
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`${program} ended: ${printed.slice(0, 200)}`)))
  })
  await ready
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve)
      child.kill('SIGKILL')
    })
  return { url: `http://127.0.0.1:${port}`, stop, printed: () => printed }
}

/** An endpoint without a demo prints the one account that it made. */
function firstAccount(printed) {
  const [, username, password] = /^ {2}(\S+) +(\S+) {2,}\S/m.exec(printed) ?? []
  return { username, password }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
