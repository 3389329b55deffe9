import { Clinic } from '../clinic'
import type { Engine } from '../world/realm'
import { Random } from '../world/random'
import type { Row } from './row'
import { busyDay } from './stories'

const DEATHS = 40
const dry = new Map<string, readonly string[]>()

/**
 * One story, forty deaths: at a moment of each stretch of it the page dies, the next one sometimes
 * too, on the same disk. Half of the deaths are where the engine touches the world for good.
 */
export const crash: Row = {
  name: 'crash',
  promise: '0 lost, 0 duplicated',
  runs: { short: 1_000, long: 10_000 },
  async run(engine, seed) {
    const story = Math.floor(seed / DEATHS)
    const moments = await momentsOf(engine, story)
    const random = new Random(seed)
    const at = deathIn(moments, ((seed % DEATHS) + random.next()) / DEATHS, random)
    const clinic = new Clinic({ engine, seed: story })
    const deaths = [at, ...(random.chance(0.3) ? [random.int(250)] : [])]
    clinic.tablet.onOpen = (page) => {
      const death = deaths.shift()
      page.fate = (_kind, moment) => (moment === death ? 'crash' : undefined)
    }
    return clinic.run(() => busyDay(clinic, () => undefined, { edits: 4 }))
  },
}

/** What happens in the story, in order, when nobody dies. */
async function momentsOf(engine: Engine, story: number): Promise<readonly string[]> {
  const key = `${engine.id} ${story}`
  const known = dry.get(key)
  if (known) return known
  const kinds: string[] = []
  const clinic = new Clinic({ engine, seed: story })
  clinic.tablet.onOpen = (page) => {
    page.fate = (kind) => void kinds.push(kind) // it lives
  }
  await clinic.run(
    () => busyDay(clinic, () => undefined, { edits: 4 }),
    () => Promise.resolve(),
  )
  dry.set(key, kinds)
  return kinds
}

const TELLING = new Set([
  'idb complete',
  'fetch leaves',
  'fetch answered',
  'body',
  'lock',
  'crypto',
])

function deathIn(moments: readonly string[], share: number, random: Random): number {
  const telling = moments.flatMap((kind, moment) => (TELLING.has(kind) ? [moment] : []))
  if (random.chance(0.5)) return telling[Math.floor(share * telling.length)] ?? 0
  return Math.floor(share * moments.length)
}
