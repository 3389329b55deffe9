import { ask, newProfile } from '../browser.mjs'
import { compared, median, sideBySide } from '../figures.mjs'
import { openClinics } from '../servers/clinics.mjs'

/** Edits in a request: the floor sends Bundles as large as ours, peers as many as is their custom. */
const BATCH = { ours: 50, floor: 50, pouch: 100, rx: 100 }
const PATIENTS = 20

/** 10,000 waiting edits of 20 patients, from a cold start until the last one is settled. */
export async function drain({ page, who, sized }) {
  const edits = sized(10_000)
  const server = await openClinics(page, new Map(), who)
  const waiting = {}
  for (const name of who) {
    waiting[name] = newProfile()
    await ask(waiting[name], server.url, 'fill', name, edits, PATIENTS)
  }
  const runs = await sideBySide(3, who, (name) => drainOnce(server, waiting[name], name, edits))
  for (const profile of Object.values(waiting)) profile.remove()
  await server.close()

  const of = (key, scale = 1) =>
    Object.fromEntries(
      Object.entries(runs).map(([name, rounds]) => [
        name,
        median(rounds.map((run) => run[key])) * scale,
      ]),
    )
  const what = `drain of ${edits.toLocaleString('en')} waiting edits`
  const frame = of('longestFrame')
  return [
    ...compared(what, 'ms', of('time'), { floor: 1.5 }),
    { what: `${what}: requests`, unit: '', ...of('requests'), budget: '' },
    { what: `${what}: sent`, unit: 'kB', ...of('up', 1e-3), budget: '' },
    { what: `${what}: received`, unit: 'kB', ...of('down', 1e-3), budget: '' },
    {
      what: `${what}: longest frame`,
      unit: 'ms',
      ...frame,
      budget: '<= 50 ms',
      met: frame.ours <= 50,
    },
    { what: `${what}: longest task`, unit: 'ms', ...of('longestTask'), budget: '' },
  ]
}

/** Drains a copy of what waits, and looks at the far end whether each edit came, once. */
async function drainOnce(server, waiting, name, expected) {
  const profile = newProfile(waiting.folder)
  server.taken.clear()
  server.counts()
  try {
    const run = await ask(profile, server.url, 'drain', name, BATCH[name])
    if (server.taken.size !== expected)
      throw new Error(`${name} drained ${server.taken.size} of ${expected} edits`)
    return { ...run, ...server.counts() }
  } finally {
    profile.remove()
  }
}
