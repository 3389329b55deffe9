import { expect, test, vi } from 'vitest'
import { describeClash } from '@/domain/fhir/merge/describeClash'
import { mergeThreeWay } from '@/domain/fhir/merge/mergeThreeWay'
import { settleClashes } from '@/domain/fhir/merge/settleClashes'
import { frozen, type Json } from './mergeSample'

// Two cores, often shared: slowness is no failure of these.
vi.setConfig({ testTimeout: 60_000 })

const parsed = (text: string): Json => frozen(JSON.parse(text) as Json)
const from = (side: string) =>
  parsed(
    `{"resourceType":"Basic","id":"b","__proto__":{"isAdmin":"${side}"},"constructor":{"name":"${side}"},
      "part":{"__proto__":{"isAdmin":"${side}"},"toString":"${side}","_":"${side}","hasOwnProperty":1},
      "extension":[{"url":"__proto__","valueString":"${side}"},{"url":"constructor","valueString":"x"}]}`,
  )

test('an element named __proto__ sets the prototype of what is merged', () => {
  const [base, mine, theirs] = [from('base'), from('mine'), from('theirs')]
  const { merged, clashes } = mergeThreeWay<Json>(base, mine, theirs)
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype)
  expect(Object.getPrototypeOf(merged['part'])).toBe(Object.prototype)
  expect(({} as Json)['isAdmin']).toBeUndefined()
  expect(merged).toEqual(theirs)
  const choices = Object.fromEntries(clashes.map(({ path }) => [path, 'mine' as const]))
  expect(settleClashes(base, mine, theirs, choices)).toEqual(mine)
  for (const clash of clashes) expect(() => describeClash(clash, clashes)).not.toThrow()
})

test('two elements share a path because a key looks like one', () => {
  const of = (side: string) =>
    frozen({
      a: [{ id: 'x].b[id=y', name: side, c: {} }],
      'a[id=x].b': [{ id: 'y', name: side, c: {} }],
    })
  const { clashes } = mergeThreeWay<Json>(of('b'), of('m'), of('t'))
  expect(new Set(clashes.map(({ path }) => path)).size).toBe(2)
  expect(settleClashes(of('b'), of('m'), of('t'), { [clashes[0]?.path ?? '']: 'mine' })).toEqual({
    ...of('t'),
    a: of('m').a,
  })
})

function nested(levels: number, leaf: unknown, list: boolean): Json {
  let inner: unknown = leaf
  for (let level = 0; level < levels; level += 1)
    inner = list ? [inner] : { extension: inner, id: 'x' }
  return { resourceType: 'Basic', id: 'b', code: 'kept', part: inner }
}

test.each([true, false])('nesting without end breaks the stack (lists: %s)', (list) => {
  const [base, mine, theirs] = [
    nested(100_000, 1, list),
    nested(100_000, 2, list),
    nested(100_000, 3, list),
  ]
  const { merged, clashes } = mergeThreeWay(base, { ...mine, code: 'mine' }, theirs)
  expect(clashes.map(({ path }) => path)).toEqual(['part'])
  expect(merged['code']).toBe('mine')
  expect(merged['part']).toBe(theirs['part'])
  for (const clash of clashes) expect(() => describeClash(clash)).not.toThrow()
})

const many = (count: number, item: (n: number) => unknown) =>
  Array.from({ length: count }, (_, n) => item(n))
const lists: Readonly<Record<string, (count: number, side: string) => unknown[]>> = {
  note: (count, side) => many(count, (n) => ({ time: '2026-11-22', text: `${side} ${String(n)}` })),
  activity: (count, side) =>
    many(count, (n) => ({
      id: n % 2 ? `l${String(n)}` : `${side}${String(n)}`,
      detail: { description: side },
    })),
  extension: (count, side) =>
    many(count, (n) => ({ url: 'urn:same', valueString: `${side}${String(n)}` })),
  entry: (count, side) =>
    many(count, (n) => ({
      item: { reference: `Communication/${String(side === 'mine' ? count - n : n)}` },
    })),
  payload: (count, side) => many(count, (n) => ({ contentString: n % 2 ? side : 'same' })),
  instantiatesUri: (count, side) => many(count, (n) => `${side}${String(n % 100)}`),
}

/** Milliseconds of this process's own work, the best of two: the machine is shared. */
function took(list: string, count: number): number {
  const of = (side: string): Json => ({
    resourceType: 'Basic',
    [list]: lists[list]?.(count, side),
    modifierExtension: [{ url: side, valueString: side }],
  })
  const [base, mine, theirs] = [of('base'), of('mine'), of('theirs')]
  const times = [1, 2].map(() => {
    const start = process.cpuUsage()
    mergeThreeWay(base, mine, theirs)
    return process.cpuUsage(start).user / 1000
  })
  return Math.min(...times)
}

test.each(Object.keys(lists))('10,000 items of %s hold up the sync', (list) => {
  const [some, tenfold] = [took(list, 1000), took(list, 10_000)]
  expect(tenfold / Math.max(some, 10)).toBeLessThan(40)
  expect(tenfold).toBeLessThan(5000)
})

test.each([
  [{ a: [] }, { a: {} }, { a: 'text' }],
  [{ a: null }, { a: [null] }, { a: [null, null] }],
  [{ a: [[1]] }, { a: [[2]] }, { a: [[3]] }],
  [{ extension: [1] }, { extension: {} }, { extension: ['x', {}] }],
  [{ note: 'x' }, { note: [1, 1] }, { note: [{ text: 1 }, null] }],
  [{ identifier: [{}] }, { identifier: [{}, {}] }, { identifier: [{ system: 1, value: 2 }] }],
  [{ resourceType: 'A' }, { resourceType: 'B' }, { resourceType: 3 }],
])('a resource of the wrong make throws (%j)', (base, mine, theirs) => {
  const { merged, clashes } = mergeThreeWay<Json>(frozen(base), frozen(mine), frozen(theirs))
  const choices = Object.fromEntries(clashes.map(({ path }) => [path, 'mine' as const]))
  expect(merged).toBeDefined()
  expect(settleClashes<Json>(base, mine, theirs, choices)).toBeDefined()
  for (const clash of clashes) expect(() => describeClash(clash, clashes)).not.toThrow()
})
