/**
 * `npm run test:faults`: every row of the fault matrix, in virtual time and in real browsers, and
 * one last line for all of them. `-- --long` runs the whole counts and goes on where it stopped;
 * `-- --only simulated,chromium,webkit` picks; everything else goes to the simulator as it is
 * (`--row`, `--seed`, `--story`, `--bugs`: see tests/sync-faults/README.md).
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { haveChromium, haveWebkit } from './support/browsers.mjs'

const args = process.argv.slice(2)
const long = args.includes('--long')
const picked = valueOf('--only')?.split(',')
const simulatorsOwn = args.some((arg) => /^--(row|seed|runs|story|bugs?|check)\b/.test(arg))
const wanted = picked ?? (simulatorsOwn ? ['simulated'] : ['simulated', 'chromium', 'webkit'])
const tallies = 'test-results/faults-browser'
const total = { runs: 0, lost: 0, duplicated: 0, overwritten: 0 }
let failed = false

if (!long) rmSync(tallies, { recursive: true, force: true })
if (wanted.includes('simulated')) await simulate()
if (wanted.includes('chromium')) browse('chromium', { ALONGSIDE_CHROMIUM: haveChromium().path })
if (wanted.includes('webkit')) browse('webkit', { ALONGSIDE_WEBKIT: haveWebkit().kind })
if (wanted.some((name) => name !== 'simulated')) addTallies()
const { runs, lost, duplicated, overwritten } = total
if (!args.includes('--bugs') && !args.includes('--check'))
  console.log(
    `faults: ${runs} runs, ${lost} lost, ${duplicated} duplicated, ${overwritten} silently overwritten`,
  )
process.exitCode = failed || lost + duplicated + overwritten > 0 ? 1 : 0

async function simulate() {
  const own = args.filter((arg, n) => arg !== '--only' && args[n - 1] !== '--only')
  const run = spawn(process.execPath, ['tests/sync-faults/run.mjs', ...own], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last = ''
  for await (const part of run.stdout) {
    // Its last line is counted, and said once for all.
    const lines = (last + part).split('\n')
    last = lines.pop() ?? ''
    for (const line of lines) if (!count(line)) console.log(line)
  }
  if (last && !count(last)) console.log(last)
  failed ||= (await ended(run)) !== 0
}

function count(line) {
  const found = /^faults: (\d+) runs, (\d+) lost, (\d+) duplicated, (\d+) silently/.exec(line)
  if (!found) return false
  for (const [n, key] of Object.keys(total).entries()) total[key] += Number(found[n + 1])
  return true
}

function browse(project, browser) {
  const command = ['playwright', 'test', '-c', 'tests/sync-faults/browser', '--project', project]
  // WebKitGTK draws on a screen; one that nobody sees will do.
  const screen =
    browser.ALONGSIDE_WEBKIT === 'gtk'
      ? ['xvfb-run', '-a', '-s', '-screen 0 2800x2800x24 -nolisten tcp', 'npx']
      : ['npx']
  const [program, ...rest] = [...screen, ...command, '--reporter=list']
  const env = { ...process.env, ...browser, ...(long && { ALONGSIDE_LONG: '1' }) }
  const { status } = spawnSync(program, rest, { stdio: 'inherit', env })
  failed ||= status !== 0
}

function addTallies() {
  for (const file of existsSync(tallies) ? readdirSync(tallies) : []) {
    if (!file.endsWith('.json')) continue
    const tally = JSON.parse(readFileSync(`${tallies}/${file}`, 'utf8'))
    for (const key of Object.keys(total)) total[key] += tally[key]
  }
}

function valueOf(name) {
  const at = args.indexOf(name)
  return at < 0 ? undefined : args[at + 1]
}

function ended(child) {
  return new Promise((done) => child.on('close', done))
}
