/**
 * `npm test`: builds once, runs every suite and says how it went in one table and one last line,
 * `N passed, N failed`. `-- --only unit,endpoint,faults,journeys,webkit,screens` picks suites, `-- --long`
 * runs the long forms, `-- --no-build` takes the builds that are there.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { haveChromium, haveWebkit } from './support/browsers.mjs'
import { readPlaywright, readVitest, tallyOf } from './support/tally.mjs'

const results = 'test-results'
const bin = (name) => `node_modules/.bin/${name}`
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    long: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
})
const env = { ...process.env, ...(values.long ? { ALONGSIDE_LONG: '1' } : {}) }
const began = Date.now()

const suites = {
  unit: () => vitest('unit'),
  endpoint: () => vitest('endpoint'),
  faults,
  journeys: () => {
    env.ALONGSIDE_CHROMIUM = announce(haveChromium()).path
    return playwright('journeys', ['landscape', 'portrait', 'once'])
  },
  webkit: () => {
    return playwright('webkit', ['webkit'], webkitScreen())
  },
  screens: () => {
    env.ALONGSIDE_CHROMIUM = announce(haveChromium()).path
    return playwright('screens', ['screens'], webkitScreen())
  },
}
// Pictures are for people to look at, so they are made when asked for.
const standard = ['unit', 'endpoint', 'faults', 'journeys', 'webkit']
const wanted = values.only?.split(',') ?? standard
for (const name of wanted) {
  if (name in suites) continue
  console.error(`No suite is called "${name}". There are: ${Object.keys(suites).join(', ')}`)
  process.exit(2)
}

mkdirSync(results, { recursive: true })
const rows = []
if (wanted.some((name) => name !== 'unit') && !values['no-build'])
  rows.push(measure('build', build))
const built = rows.every((row) => row.failed === 0)
for (const name of wanted)
  if (built || name === 'unit') rows.push(measure(name, suites[name]))
  else rows.push({ name, seconds: 0, ...failure('not run: the build failed') })
finish()

function build() {
  const { status } = spawnSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit', env })
  const whole = existsSync('dist/index.html') && existsSync('dist-endpoint/start.js')
  if (status !== 0) return failure('the build failed')
  return whole
    ? { passed: 0, failed: 0, skipped: 0, failures: [] }
    : failure('the build is not whole')
}

function vitest(project) {
  const file = `${results}/${project}.json`
  rmSync(file, { force: true })
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const run = spawnSync(bin('vitest'), ['run', '--project', project, ...reporters], {
    stdio: 'inherit',
    env,
  })
  return tallyOf(file, run.status ?? 1, readVitest)
}

/** Each run is a passed one; what it broke is a failure, with the runner's own words above. */
function faults() {
  const args = values.long ? ['--long'] : []
  const run = spawnSync(process.execPath, ['tests/faults.mjs', ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env,
  })
  process.stdout.write(run.stdout)
  const last = /^faults: (\d+) runs, 0 lost, 0 duplicated, 0 silently overwritten$/m.exec(
    run.stdout,
  )
  if (run.status !== 0 || !last) return failure('the fault matrix is broken: see its rows above')
  return { passed: Number(last[1]), failed: 0, skipped: 0, failures: [] }
}

/** WebKitGTK draws on a screen; one that nobody sees will do. */
function webkitScreen() {
  env.ALONGSIDE_WEBKIT = announce(haveWebkit()).kind
  if (env.ALONGSIDE_WEBKIT !== 'gtk') return undefined
  return ['-a', '-s', '-screen 0 2800x2800x24 -nolisten tcp']
}

function playwright(name, projects, xvfb) {
  const file = `${results}/${name}.json`
  rmSync(file, { force: true })
  const args = ['test', ...projects.flatMap((project) => ['--project', project])]
  const [command, before] = xvfb
    ? ['xvfb-run', [...xvfb, bin('playwright')]]
    : [bin('playwright'), []]
  const run = spawnSync(command, [...before, ...args], {
    stdio: 'inherit',
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, ALONGSIDE_OUTPUT: `${results}/${name}` },
  })
  return tallyOf(file, run.status ?? 1, readPlaywright)
}

function announce(browser) {
  console.log(`\n${browser.engine}`)
  return browser
}

function failure(reason) {
  return { passed: 0, failed: 1, skipped: 0, failures: [reason] }
}

function measure(name, run) {
  console.log(`\n── ${name} ──`)
  const start = Date.now()
  let tally
  try {
    tally = run()
  } catch (error) {
    tally = failure(error instanceof Error ? error.message : String(error))
  }
  return { name, seconds: Math.round((Date.now() - start) / 1000), ...tally }
}

function finish() {
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0)
  const line = (cells) =>
    cells.map((cell, n) => (n ? String(cell).padStart(9) : String(cell).padEnd(10))).join('')
  console.log(`\n${line(['suite', 'passed', 'failed', 'skipped', 'seconds'])}`)
  for (const row of rows)
    console.log(line([row.name, row.passed, row.failed, row.skipped, row.seconds]))
  for (const row of rows) for (const reason of row.failures) console.log(`✗ ${row.name}: ${reason}`)
  console.log(`${Math.round((Date.now() - began) / 1000)} s in all`)
  const skipped = sum('skipped') ? `, ${sum('skipped')} skipped` : ''
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
  process.exitCode = sum('failed') ? 1 : 0
}
