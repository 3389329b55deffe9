import { ask, heapOf, newProfile, withPage } from '../browser.mjs'
import { compared, median, sideBySide } from '../figures.mjs'
import { openClinics } from '../servers/clinics.mjs'

/** A profile in which everybody has pulled these patients already. */
async function pulledProfile(url, who, patients) {
  const profile = newProfile()
  for (const name of who) await ask(profile, url, 'pull', name, patients)
  return profile
}

/** A record of 5,000 observations, in a new process, to a painted chart. */
export async function openRecord({ page, who, sized }) {
  const size = sized(5000)
  const server = await openClinics(page, new Map([['big', size]]), who)
  const profile = await pulledProfile(server.url, who, ['big'])
  const times = await sideBySide(5, [...who, 'memory'], (name) =>
    name === 'memory'
      ? ask(profile, server.url, 'openMemory', 'big')
      : ask(profile, server.url, 'open', name, 'big'),
  )
  profile.remove()
  await server.close()
  const { memory, ...others } = mapped(times, median)
  const what = `record of ${size.toLocaleString('en')} to a painted chart`
  return [
    ...compared(what, 'ms', others, { floor: 0.7 }),
    {
      what: `${what}, the floor from memory`,
      ours: others.ours,
      floor: memory,
      unit: 'ms',
      ratio: others.ours / memory,
      budget: '<= 2.5x the same from memory',
      met: others.ours / memory <= 2.5,
    },
  ]
}

/** After the first visits the engine's own tables have the size that they keep. */
const FIRST_VISITS = 10
const VISITS = 50
const MB = 1 / 1_000_000

/** What the page holds with a visit of 5,000 observations open, and after 50 such visits. */
export async function memory({ page, who, sized }) {
  const size = sized(5000)
  const server = await openClinics(page, new Map([['big', size]]), who)
  const profile = await pulledProfile(server.url, who, ['big'])
  const heaps = {}
  for (const name of who)
    heaps[name] = await withPage(profile, server.url, async (asking, tab, context) => {
      await asking('hold', name, 'big')
      const open = await heapOf(context, tab)
      const visits = async (from, to) => {
        for (let visit = from; visit < to; visit += 1) {
          await asking('hold', name, 'big')
          await asking('letGo')
        }
        return heapOf(context, tab)
      }
      const few = await visits(0, FIRST_VISITS)
      return { open, few, often: await visits(FIRST_VISITS, VISITS) }
    })
  profile.remove()
  await server.close()
  const of = (key) => mapped(heaps, (heap) => heap[key] * MB)
  const growth = heaps.ours.often / heaps.ours.few
  return [
    ...compared(`page heap, a visit of ${size.toLocaleString('en')} open`, 'MB', of('open')),
    {
      what: `page heap, after ${FIRST_VISITS} visits`,
      unit: 'MB',
      ...of('few'),
      budget: '',
    },
    {
      what: `page heap, after ${VISITS} visits`,
      unit: 'MB',
      ...of('often'),
      ratio: growth,
      budget: `flat (<= 1.1x of ${FIRST_VISITS} visits)`,
      met: growth <= 1.1,
    },
  ]
}

const mapped = (results, work) =>
  Object.fromEntries(Object.entries(results).map(([name, value]) => [name, work(value)]))
