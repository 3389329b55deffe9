/**
 * `npm run bench`: one table, each row beside its floor in the same run, against the budgets.
 * `-- --only sync,save,drain,open,memory,visit,webkit,others,growth,app,endpoint` picks groups; `-- --peers none`
 * (or `pouch`, or `rx`) goes without the others; `-- --scale 0.1` makes everything that much smaller;
 * `-- --no-build` takes the builds that are there. It reports and does not judge: the exit code is 0
 * unless a measurement broke.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { haveChromium } from '../support/browsers.mjs'
import { buildBlank, buildPage } from './builds.mjs'
import { printTable } from './figures.mjs'
import { havePeers } from './peers.mjs'
import { firstLoadJs } from './rows/app.mjs'
import { coldStart } from './rows/coldStart.mjs'
import { endpointRows, startProcess } from './rows/endpoint.mjs'
import { drain } from './rows/drain.mjs'
import { growth, otherPatients } from './rows/growth.mjs'
import { memory, openRecord } from './rows/open.mjs'
import { firstSync, saveEdit } from './rows/sync.mjs'
import { visitMemory } from './rows/visit.mjs'
import { inWebkit } from './rows/webkit.mjs'
import { everybody } from './servers/clinics.mjs'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    peers: { type: 'string', default: 'pouch,rx' },
    scale: { type: 'string', default: '1' },
    'no-build': { type: 'boolean', default: false },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-build-'))
const peers = values.peers.split(',')
const who = everybody.filter((name) => ['ours', 'floor', ...peers].includes(name))
let built

const sized = (count) => Math.max(1, Math.round(count * Number(values.scale)))

/** What the rows of the tablet need: the page, who takes part, and how large it all is. */
async function tablet() {
  built ??= buildPage(folder, who.length > 2)
  return { page: await built, who, sized }
}

/** The bundled endpoint with its demo day, and who signs in there. */
async function demoClinic() {
  const data = mkdtempSync(join(folder, 'demo-'))
  const signIn = { username: 'okafor', password: 'alongside-demo' }
  return { ...(await startProcess('dist-endpoint/start.js', data, [])), signIn }
}

const groups = {
  app: async () => {
    const blank = await buildBlank(folder)
    const clinic = await demoClinic()
    return [...(await firstLoadJs(blank, clinic)), ...(await coldStart(blank, clinic))]
  },
  sync: async () => firstSync(await tablet()),
  save: async () => saveEdit(await tablet()),
  drain: async () => drain(await tablet()),
  open: async () => openRecord(await tablet()),
  memory: async () => memory(await tablet()),
  visit: async () => {
    const clinic = await demoClinic()
    const rows = await visitMemory(clinic, sized)
    await clinic.stop()
    return rows
  },
  webkit: async () => inWebkit(await tablet()),
  others: async () => otherPatients(await tablet()),
  growth: async () => growth(await tablet()),
  endpoint: () => endpointRows(mkdtempSync(join(folder, 'endpoint-'))),
}

const wanted = values.only?.split(',') ?? Object.keys(groups)
if (!values['no-build'] && wanted.some((name) => ['app', 'visit', 'endpoint'].includes(name)))
  if (spawnSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' }).status !== 0)
    process.exit(1)

if (who.length > 2) havePeers()
console.log(`${haveChromium().engine}, Node ${process.version}, ${cpus().length} cores\n`)
const rows = []
for (const name of wanted) {
  try {
    rows.push(...(await groups[name]()))
  } catch (error) {
    process.exitCode = 1
    const note = String(error?.message ?? error)
      .split('\n')[0]
      .slice(0, 120)
    rows.push({ what: name, unit: '', budget: '', note })
  }
}
rmSync(folder, { recursive: true, force: true })
printTable(rows)
// A measurement that broke may have left a server behind.
process.exit()
