import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { haveWebkit } from '../../support/browsers.mjs'
import { compared, median, quantile } from '../figures.mjs'
import { openClinics } from '../servers/clinics.mjs'

const run = promisify(execFile)
const ROUNDS = 3
const display = ['-a', '-s', '-screen 0 1280x1024x24 -nolisten tcp']

/** First sync and saving once more, in the engine of the iPad. */
export async function inWebkit({ page, who, sized }) {
  const { kind, engine } = haveWebkit()
  if (kind !== 'gtk') throw new Error(`needs WebKitGTK; here is ${engine}`)
  const each = sized(1000)
  const patients = Array.from({ length: 20 }, (_, n) => `sync-${n}`)
  const server = await openClinics(page, new Map(patients.map((id) => [id, each])), who)
  const turns = Array.from({ length: ROUNDS }, (_, round) =>
    who.map((_, turn) => who[(round + turn) % who.length]),
  ).flat()
  // After the pull, into the same store: the first 20 saves warm it up.
  const questions = turns.map((name) => [
    ['pull', name, patients],
    ['save', name, 20],
    ['save', name, sized(60)],
  ])
  const command = [...display, process.execPath, 'tests/bench/webkit.mjs', server.url]
  const { stdout } = await run('xvfb-run', [...command, JSON.stringify(questions)], {
    maxBuffer: 1e8,
  })
  await server.close()
  const answers = JSON.parse(stdout.trim().split('\n').at(-1))
  const of = (work) =>
    Object.fromEntries(
      who.map((name) => [name, work(answers.filter((_, turn) => turns[turn] === name))]),
    )
  const pulls = of((all) => median(all.map(([time]) => time)))
  const saves = (share) =>
    of((all) =>
      quantile(
        all.flatMap(([, , times]) => times),
        share,
      ),
    )
  const what = `first sync of ${(each * 20).toLocaleString('en')}`
  return [
    ...compared(`${what}, ${engine}`, 'ms', pulls, { floor: 1 / 2.5, rx: 1 / 8, pouch: 1 / 12 }),
    ...compared('durable save of an edit, p50, WebKitGTK', 'ms', saves(0.5)),
    ...compared('durable save of an edit, p95, WebKitGTK', 'ms', saves(0.95), { floor: 2 }),
  ]
}
