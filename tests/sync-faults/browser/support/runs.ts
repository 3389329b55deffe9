import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Verdict } from './oracle'

const folder = 'test-results/faults-browser'

/** How a row of the fault matrix stands; the long form goes on from here after a break. */
export interface Tally {
  runs: number
  saved: number
  lost: number
  duplicated: number
  overwritten: number
  /** Figures of the row's own, such as milliseconds until healed. */
  figures: number[]
}

/**
 * Runs a fault again and again, `short` times or in the long form 300, each with a seed that is
 * its number. The seed of a run that breaks the promise is printed, and the row ends there.
 */
export async function eachRun(
  row: string,
  short: number,
  run: (random: () => number, seed: number) => Promise<Verdict & { figures?: readonly number[] }>,
): Promise<Tally> {
  const long = process.env['ALONGSIDE_LONG'] === '1'
  const wanted = Number(process.env['ALONGSIDE_RUNS'] ?? (long ? 300 : short))
  const tally = long ? read(row) : empty()
  const from = firstRun() + tally.runs
  const seeds = range(from, firstRun() > 0 ? from + 1 : wanted)
  for (const seed of seeds) {
    const verdict = await run(randomFrom(seed), seed).catch((error: unknown) => {
      throw new Error(`${row}, seed ${String(seed)}: ${String(error)}`, { cause: error })
    })
    tally.runs += 1
    for (const key of ['saved', 'lost', 'duplicated', 'overwritten'] as const)
      tally[key] += verdict[key]
    tally.figures.push(...(verdict.figures ?? []))
    write(row, tally)
    if (verdict.lost + verdict.duplicated + verdict.overwritten > 0)
      throw new Error(`${row}, seed ${String(seed)}: ${JSON.stringify(verdict)}`)
  }
  const { runs, saved, lost, duplicated, overwritten } = tally
  console.log(
    `${row}: ${String(runs)} runs, ${String(saved)} edits, ${String(lost)} lost, ${String(duplicated)} duplicated, ${String(overwritten)} silently overwritten`,
  )
  return tally
}

/** The seed to begin with: `ALONGSIDE_SEED` runs one that failed once more. */
export const firstRun = (): number => Number(process.env['ALONGSIDE_SEED'] ?? 0)

/** The value below which 95 of 100 lie. */
export function p95(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0
}

const empty = (): Tally => ({
  runs: 0,
  saved: 0,
  lost: 0,
  duplicated: 0,
  overwritten: 0,
  figures: [],
})
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
const fileOf = (row: string) => join(folder, `${row.replaceAll(/\W+/g, '-')}.json`)

function read(row: string): Tally {
  try {
    return JSON.parse(readFileSync(fileOf(row), 'utf8')) as Tally
  } catch {
    return empty()
  }
}

function write(row: string, tally: Tally): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(fileOf(row), JSON.stringify(tally))
}

/** mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
