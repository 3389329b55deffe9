import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { canonical } from '@/domain/fhir/merge/equal'
import { mergeThreeWay } from '@/domain/fhir/merge/mergeThreeWay'
import { settleClashes } from '@/domain/fhir/merge/settleClashes'
import { disjointSample, sample, type Json, type Sample } from './mergeSample'

// Two cores, often shared: slowness is no failure of these.
vi.setConfig({ testTimeout: 60_000 })

const runs = { numRuns: 200 }
const each = (check: (of: Sample) => void, from = sample) =>
  fc.assert(fc.property(from, check), runs)

/** The server stamps meta; it is theirs in every merge. */
const stamped = (of: Json, { theirs }: Sample): Json => ({ ...of, meta: theirs['meta'] })
const choices = (of: Sample, side: 'mine' | 'theirs') =>
  Object.fromEntries(
    mergeThreeWay(of.base, of.mine, of.theirs).clashes.map(({ path }) => [path, side]),
  )

test('an untouched tablet changes the server’s version', () => {
  each(({ base, theirs }) => {
    expect(mergeThreeWay(base, base, theirs)).toEqual({ merged: theirs, clashes: [] })
  })
})

test('an edit is not sent whole although nobody else wrote', () => {
  each((of) => {
    const theirs = of.base
    const wanted = stamped(of.mine, { ...of, theirs })
    expect(mergeThreeWay(of.base, of.mine, theirs)).toEqual({ merged: wanted, clashes: [] })
  })
})

test('two people who did the same are asked to choose', () => {
  each(({ base, mine }) => {
    expect(mergeThreeWay(base, mine, mine)).toEqual({ merged: mine, clashes: [] })
    expect(mergeThreeWay(undefined, mine, mine)).toEqual({ merged: mine, clashes: [] })
  })
})

test('disjoint changes come out otherwise on the other tablet', () => {
  each((of) => {
    const here = mergeThreeWay(of.base, of.mine, of.theirs)
    const there = mergeThreeWay(of.base, of.theirs, of.mine)
    expect(here.clashes.map(({ path }) => path).sort()).toEqual(
      there.clashes.map(({ path }) => path).sort(),
    )
    if (here.clashes.length === 0)
      expect(stamped(here.merged, of)).toEqual(stamped(there.merged, of))
  }, disjointSample)
})

test('the same clash is seen on one tablet and not on the other', () => {
  each((of) => {
    const seen = (a: Json, b: Json) =>
      mergeThreeWay(of.base, a, b)
        .clashes.map(({ path, why }) => `${path} ${why}`)
        .sort()
    expect(seen(of.mine, of.theirs)).toEqual(seen(of.theirs, of.mine))
  })
})

test('a one-sided change is lost without a clash that names it', () => {
  each((of) => {
    const { merged, clashes } = mergeThreeWay<Json>(of.base, of.mine, of.theirs)
    const named = (name: string) =>
      clashes.some(({ path }) => path.startsWith(name) || path.startsWith('value[x]'))
    for (const name of new Set([...of.byMine, ...of.byTheirs])) {
      if (named(name.replace(/^_/, ''))) continue
      const [b, m, t] = [of.base[name], of.mine[name], of.theirs[name]]
      if (canonical(b) === canonical(t)) expect(merged[name]).toEqual(m)
      if (canonical(b) === canonical(m)) expect(merged[name]).toEqual(t)
    }
  })
})

const items = (list: unknown, key: string): ReadonlyMap<string, string> =>
  new Map(
    (Array.isArray(list) ? (list as Json[]) : []).map((item) => [
      String(item[key]),
      canonical(item),
    ]),
  )

test('a line of the plan that one side wrote, changed or took out is lost', () => {
  each((of) => {
    const { merged, clashes } = mergeThreeWay<Json>(of.base, of.mine, of.theirs)
    for (const [list, key] of [
      ['activity', 'id'],
      ['identifier', 'value'],
      ['extension', 'url'],
      ['telecom', 'use'],
    ] as const) {
      const [b, m, t, all] = [of.base, of.mine, of.theirs, merged].map((side) =>
        items(side[list], key),
      )
      for (const id of new Set([
        ...(b?.keys() ?? []),
        ...(m?.keys() ?? []),
        ...(t?.keys() ?? []),
      ])) {
        if (clashes.some(({ path }) => path.startsWith(list) && path.includes(id))) continue
        if (b?.get(id) === t?.get(id)) expect(all?.get(id)).toBe(m?.get(id))
        if (b?.get(id) === m?.get(id)) expect(all?.get(id)).toBe(t?.get(id))
      }
    }
  })
})

test('a note is lost that one side added, or one comes twice', () => {
  each((of) => {
    const { merged } = mergeThreeWay<Json>(of.base, of.mine, of.theirs)
    const notes = ({ note }: Json) => (Array.isArray(note) ? note.map(canonical) : [])
    const [base, mine, theirs, all] = [of.base, of.mine, of.theirs, merged].map(notes)
    const times = (list: readonly string[] = [], note: string) =>
      list.filter((one) => one === note).length
    for (const note of new Set([...(mine ?? []), ...(theirs ?? [])])) {
      const [b, m, t] = [times(base, note), times(mine, note), times(theirs, note)]
      expect(times(all, note)).toBe(Math.min(b, m, t) + Math.max(0, Math.max(m, t) - b))
    }
  })
})

const wholes = ['valueQuantity', 'period', 'description', 'summary', 'type', 'telecom']

/** Everything that may only come from one side, in whatever depth, with the name that it has. */
function dataTypes(of: unknown, name = ''): readonly string[] {
  if (typeof of !== 'object' || of === null) return [`${name}=${canonical(of)}`]
  if (name === 'dosageInstruction' || wholes.includes(name)) {
    if (!Array.isArray(of) || name === 'dosageInstruction') return [`${name}=${canonical(of)}`]
  }
  if (Array.isArray(of)) return of.flatMap((item) => dataTypes(item, name))
  return Object.entries(of).flatMap(([inner, value]) => dataTypes(value, inner))
}

test('a value is invented, or one side’s number stands with the other side’s unit', () => {
  each((of) => {
    const known = new Set([of.base, of.mine, of.theirs].flatMap((side) => dataTypes(side)))
    const { merged, clashes } = mergeThreeWay<Json>(of.base, of.mine, of.theirs)
    const settled = settleClashes<Json>(of.base, of.mine, of.theirs, choices(of, 'mine'))
    const leaves = [...dataTypes(merged), ...dataTypes(settled)]
    expect(leaves.filter((leaf) => !known.has(leaf))).toEqual([])
    expect('valueString' in merged && 'valueQuantity' in merged).toBe(
      [of.base, of.mine, of.theirs].some(
        (side) =>
          'valueString' in side &&
          'valueQuantity' in side &&
          side['valueString'] === merged['valueString'] &&
          canonical(side['valueQuantity']) === canonical(merged['valueQuantity']),
      ),
    )
    expect(new Set(clashes.map(({ path }) => path)).size).toBe(clashes.length)
  })
})
