import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { canonical } from '@/domain/fhir/merge/equal'
import { mergeThreeWay } from '@/domain/fhir/merge/mergeThreeWay'
import { NoSuchClash, settleClashes } from '@/domain/fhir/merge/settleClashes'
import { sample, type Json, type Sample } from './mergeSample'

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

test('a choice gives the other side’s value', () => {
  each((of) => {
    const { merged } = mergeThreeWay<Json>(of.base, of.mine, of.theirs)
    expect(settleClashes(of.base, of.mine, of.theirs, {})).toEqual(merged)
    expect(settleClashes(of.base, of.mine, of.theirs, choices(of, 'theirs'))).toEqual(merged)
    // All mine here is all theirs on the other tablet.
    const there = mergeThreeWay<Json>(of.base, of.theirs, of.mine).merged
    const settled = settleClashes<Json>(of.base, of.mine, of.theirs, choices(of, 'mine'))
    expect(sorted(stamped(settled, of))).toEqual(sorted(stamped(there, of)))
  })
})

/** Lists whose order says nothing may come in either side's order, and notes of one time. */
function sorted(of: Json): Json {
  const byText = (list: unknown) => (Array.isArray(list) ? list.map(canonical).sort() : list)
  const { identifier, extension, telecom, note, ...rest } = of
  return { ...rest, lists: [identifier, extension, telecom, note].map(byText) }
}

test('merging once more asks again or changes again', () => {
  each((of) => {
    const { merged, clashes } = mergeThreeWay<Json>(of.base, of.mine, of.theirs)
    if (clashes.length === 0)
      expect(mergeThreeWay(of.base, merged, of.theirs)).toEqual({ merged, clashes: [] })
    const settled = settleClashes<Json>(of.base, of.mine, of.theirs, choices(of, 'mine'))
    expect(mergeThreeWay(of.theirs, settled, of.theirs)).toEqual({ merged: settled, clashes: [] })
  })
})

test('without a base a difference passes unseen', () => {
  each((of) => {
    const { merged, clashes } = mergeThreeWay<Json>(undefined, of.mine, of.theirs)
    expect(clashes.every(({ why, base }) => why === 'both' && base === undefined)).toBe(true)
    expect(merged).toEqual(of.theirs)
    const paths = Object.fromEntries(clashes.map(({ path }) => [path, 'mine' as const]))
    expect(settleClashes(undefined, of.mine, of.theirs, paths)).toEqual(stamped(of.mine, of))
  })
})

test('a choice for a place without a clash is taken for one', () => {
  const of = { resourceType: 'Goal', id: 'g' }
  for (const path of ['status', '__proto__', 'constructor'])
    expect(() => settleClashes(of, of, of, { [path]: 'mine' })).toThrow(NoSuchClash)
})
