/**
 * `npm run bench`: one table, each row beside its floor in the same run, against the budgets.
 * `-- --only sync,save,open,growth,app,endpoint` picks groups; `-- --no-build` takes the builds
 * that are there. It reports and does not judge: the exit code is 0 unless a measurement broke.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { haveChromium } from '../support/browsers.mjs'
import { buildBlank, buildPage } from './builds.mjs'
import { printTable } from './figures.mjs'
import { firstLoadJs } from './rows/app.mjs'
import { coldStart } from './rows/coldStart.mjs'
import { endpointRows, startProcess } from './rows/endpoint.mjs'
import { firstSync, growth, openRecord, saveEdit } from './rows/tablet.mjs'

const { values } = parseArgs({
  options: { only: { type: 'string' }, 'no-build': { type: 'boolean', default: false } },
})
const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-build-'))
const groups = {
  app: async () => {
    const blank = await buildBlank(folder)
    const data = mkdtempSync(join(folder, 'demo-'))
    const signIn = { username: 'okafor', password: 'alongside-demo' }
    const clinic = { ...(await startProcess('dist-endpoint/start.js', data, [])), signIn }
    return [...(await firstLoadJs(blank, clinic)), ...(await coldStart(blank, clinic))]
  },
  save: async () => saveEdit(await buildPage(folder)),
  sync: async () => firstSync(await buildPage(folder)),
  open: async () => openRecord(await buildPage(folder)),
  endpoint: () => endpointRows(folder),
  growth: async () => growth(await buildPage(folder)),
}

const wanted = values.only?.split(',') ?? Object.keys(groups)
if (!values['no-build'] && wanted.some((name) => name === 'app' || name === 'endpoint'))
  if (spawnSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' }).status !== 0)
    process.exit(1)

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
