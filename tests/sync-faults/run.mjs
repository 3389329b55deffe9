/**
 * `node tests/sync-faults/run.mjs`: a seeded sample of every row of the fault matrix, in minutes.
 *
 * --row crash,tabs   these rows only
 * --runs N           so many of each; --seed N replays that one; --story tells it step by step
 * --long             the whole counts; goes on where it stopped, as long as the engine is the same
 * --bugs             shows that each deliberate bug is caught; --bug NAME that one, --check only
 *                    whether their words are still in `src`
 *
 * Ends with one line of what was lost, duplicated or silently overwritten.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadSimulator, loadTablet } from './bundle.mjs'

const results = 'test-results/sync-faults'
const { values } = parseArgs({
  options: {
    row: { type: 'string' },
    seed: { type: 'string' },
    runs: { type: 'string' },
    long: { type: 'boolean', default: false },
    bugs: { type: 'boolean', default: false },
    bug: { type: 'string' },
    check: { type: 'boolean', default: false },
    onlyshows: { type: 'boolean', default: false },
    story: { type: 'boolean', default: false },
  },
})
const { rows, bugs, failed, Engine, World } = await loadSimulator(results)
const names = values.row?.split(',')
const chosen = rows.filter(({ name }) => !names || names.includes(name))
if (chosen.length === 0 || (names && chosen.length < names.length)) {
  console.error(`The rows are: ${rows.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

if (values.story) World.tell = console.log
const unhandled = []
let told = 0
process.on('unhandledRejection', (error) => unhandled.push(error))
const total = { runs: 0, lost: 0, duplicated: 0, overwritten: 0, broken: 0 }

if (values.check) await checkPatches()
else if (values.bugs || values.bug) await showBugs()
else {
  await runRows()
  const { runs, lost, duplicated, overwritten, broken } = total
  if (broken) console.log(`${broken} broken promises besides`)
  console.log(
    `faults: ${runs} runs, ${lost} lost, ${duplicated} duplicated, ${overwritten} silently overwritten`,
  )
  process.exitCode = lost + duplicated + overwritten + broken > 0 ? 1 : 0
}

async function runRows() {
  const engine = await engineOf(values.bug ? bugs.filter(({ name }) => name === values.bug) : [])
  const state = values.long ? readState(engine.source) : {}
  for (const row of chosen) {
    const began = Date.now()
    const done = state[row.name] ?? { runs: 0, lost: 0, duplicated: 0, overwritten: 0, broken: 0 }
    for (const seed of seedsOf(row, done.runs)) {
      const verdict = await runOnce(row, engine, seed)
      done.runs += 1
      done.lost += verdict.lost.length
      done.duplicated += verdict.duplicated.length
      done.overwritten += verdict.overwritten.length
      done.broken += verdict.broken.length
      if (failed(verdict)) tell(row, seed, verdict)
      if (values.long && done.runs % 50 === 0)
        writeState(engine.source, { ...state, [row.name]: done })
    }
    state[row.name] = done
    if (values.long) writeState(engine.source, state)
    for (const key of Object.keys(total)) total[key] += done[key]
    const bad = done.lost + done.duplicated + done.overwritten + done.broken
    const seconds = ((Date.now() - began) / 1000).toFixed(0).padStart(4)
    console.log(
      `${bad ? '✗' : '✓'} ${row.name.padEnd(9)}${String(done.runs).padStart(6)} runs${seconds} s  ${row.promise}`,
    )
  }
}

function seedsOf(row, done) {
  if (values.seed) return [Number(values.seed)]
  const count = Number(values.runs ?? (values.long ? row.runs.long : row.runs.short))
  return Array.from({ length: Math.max(0, count - done) }, (_, n) => n + done + 1)
}

async function runOnce(row, engine, seed) {
  unhandled.length = 0
  const verdict = await row.run(engine, seed, values.long)
  await new Promise(setImmediate)
  for (const error of unhandled.splice(0)) verdict.broken.push(`nobody handled ${String(error)}`)
  return verdict
}

function tell(row, seed, verdict) {
  if ((told += 1) > 25) return
  console.log(`\n  --row ${row.name} --seed ${seed}`)
  for (const [kind, list] of Object.entries(verdict))
    for (const words of list.slice(0, 4)) console.log(`    ${kind}: ${words}`)
}

async function engineOf(patches) {
  const { script, source } = await loadTablet(patches.flatMap((bug) => bug.patches))
  return Object.assign(new Engine(script), { source })
}

/** Says which bugs' words are no longer in `src`, without running anything. */
async function checkPatches() {
  let bad = 0
  for (const bug of bugs)
    try {
      await engineOf([bug])
    } catch (error) {
      bad += 1
      console.log(`✗ ${bug.name}: ${String(error.message).replace(/\s+/g, ' ').slice(0, 300)}`)
    }
  console.log(`bugs: ${bugs.length} patches, ${bad} no longer fit`)
  process.exitCode = bad ? 1 : 0
}

/** Each bug has to be caught by the short run; the row that catches it is named. */
async function showBugs() {
  let missed = 0
  const wanted = values.bug ? bugs.filter(({ name }) => values.bug.split(',').includes(name)) : bugs
  for (const bug of wanted) {
    const began = Date.now()
    const engine = await engineOf([bug]).catch(() => undefined)
    const caught = engine && (await firstCatch(bug, engine))
    const seconds = ((Date.now() - began) / 1000).toFixed(0)
    if (!caught) missed += 1
    console.log(
      caught
        ? `✓ ${bug.name}: caught by ${caught.row} --seed ${caught.seed} (${seconds} s): ${caught.words}`
        : `✗ ${bug.name}: ${engine ? 'NOT caught' : 'its words are no longer there'} (${seconds} s)`,
    )
  }
  console.log(`bugs: ${wanted.length} planted, ${wanted.length - missed} caught`)
  process.exitCode = missed ? 1 : 0
}

async function firstCatch(bug, engine) {
  // The row where it should show goes first; the others are no less welcome.
  const order = chosen.toSorted(
    (a, b) => Number(b.name === bug.shows) - Number(a.name === bug.shows),
  )
  for (const row of values.onlyshows ? order.slice(0, 1) : order)
    for (const seed of seedsOf(row, 0)) {
      const verdict = await runOnce(row, engine, seed)
      if (!failed(verdict)) continue
      const [kind, [words]] = Object.entries(verdict).find(([, list]) => list.length > 0)
      return { row: row.name, seed, words: `${kind}: ${words}` }
    }
  return undefined
}

function stateFile() {
  return `${results}/long.json`
}

/** A long run goes on where it stopped, as long as it is the same engine that is tried. */
function readState(source) {
  if (!existsSync(stateFile())) return {}
  const kept = JSON.parse(readFileSync(stateFile(), 'utf8'))
  return kept.source === source ? kept.rows : {}
}

function writeState(source, state) {
  writeFileSync(stateFile(), JSON.stringify({ source, rows: state }))
}
