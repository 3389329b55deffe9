import fc from 'fast-check'

export type Json = Record<string, unknown>

const pick = fc.constantFrom
const number = fc.integer({ min: 1, max: 4 })
const text = pick('a', 'b', 'c', 'Ñandú')
const day = pick('2026-11-20', '2026-11-21', '2026-11-22')
const quantity = fc.record({
  value: number,
  unit: pick('mg', 'g'),
  system: pick('http://unitsofmeasure.org'),
  code: pick('mg', 'g'),
})
const concept = fc.record(
  { coding: fc.array(fc.record({ system: pick('urn:s'), code: text }), { maxLength: 2 }), text },
  { requiredKeys: ['text'] },
)
const keyed = (item: (id: string) => fc.Arbitrary<Json>, ids: readonly string[]) =>
  fc
    .subarray([...ids])
    .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
    .chain((some) => fc.tuple(...some.map(item)))
    .map((items) => (items.length === 0 ? undefined : items))

/** The elements of one resource that takes after all of them; each may be absent. */
export const elements = (side: string): Readonly<Record<string, fc.Arbitrary<unknown>>> => ({
  status: pick('active', 'stopped', 'completed'),
  description: concept,
  valueQuantity: fc.option(quantity, { nil: undefined }),
  valueString: fc.option(text, { nil: undefined }),
  birthDate: day,
  _birthDate: fc.option(fc.constant({ extension: [{ url: 'urn:time', valueString: side }] }), {
    nil: undefined,
  }),
  period: fc.record({ start: day, end: day }, { requiredKeys: [] }),
  dosageInstruction: fc.array(fc.record({ text, asNeededBoolean: fc.boolean() }), { maxLength: 2 }),
  stage: fc.record(
    { summary: concept, type: concept, assessed: fc.record({ deep: number, other: number }) },
    { requiredKeys: [] },
  ),
  payload: fc.array(fc.record({ contentString: text }), { minLength: 1, maxLength: 2 }),
  note: fc.array(fc.record({ time: day, text }, { requiredKeys: ['text'] }), { maxLength: 3 }),
  identifier: keyed(
    (value) => fc.record({ system: pick('urn:s'), value: pick(value), use: text }),
    [...['one', 'two'], `of-${side}`],
  ),
  extension: keyed(
    (url) => fc.record({ url: pick(url), valueString: text }),
    [...['urn:a', 'urn:b'], `urn:of-${side}`],
  ),
  telecom: keyed(
    (use) => fc.record({ use: pick(use), system: pick('phone'), value: text, rank: number }),
    ['home', 'work', `of-${side}`],
  ),
  activity: keyed(
    (id) =>
      fc.record({
        id: pick(id),
        detail: fc.record({ status: text, description: text, kind: text }),
      }),
    ['l1', 'l2', 'l3', `of-${side}`],
  ),
  entry: keyed(
    (id) =>
      fc.record({ item: fc.constant({ reference: `Communication/${id}` }), deleted: fc.boolean() }),
    ['q1', 'q2', 'q3', `of-${side}`],
  ),
})

const types = ['Patient', 'Goal', 'CarePlan', 'MedicationRequest', 'Communication']
const names = Object.keys(elements(''))

/** Base, mine and theirs, of which each side changed some elements. */
export interface Sample {
  readonly base: Json
  readonly mine: Json
  readonly theirs: Json
  readonly byMine: readonly string[]
  readonly byTheirs: readonly string[]
}

const version = (side: string) => fc.record(elements(side)).map((found): Json => found)

function edited(base: Json, other: Json, changed: readonly string[], versionId: string): Json {
  const edit = Object.fromEntries(changed.map((name) => [name, other[name]]))
  return whole({ ...base, ...edit, meta: { versionId } })
}

/** As JSON has it: nothing undefined, no empty list. */
function whole(of: Json): Json {
  return Object.fromEntries(
    Object.entries(of).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )
}

function sampleWith(disjoint: boolean): fc.Arbitrary<Sample> {
  return fc
    .record({
      type: pick(...types),
      base: version('base'),
      mine: version('mine'),
      theirs: version('theirs'),
      byMine: fc.subarray(names),
      byTheirs: fc.subarray(names),
      lost: fc.subarray(names),
    })
    .map(({ type, base, mine, theirs, byMine, byTheirs, lost }) => {
      const kept = Object.entries(base).filter(([name]) => !lost.includes(name))
      const from: Json = { resourceType: type, id: 'r', ...Object.fromEntries(kept) }
      const group = (name: string) => name.replace(/^_/, '').replace(/^value.*/, 'value')
      const own = new Set(byMine.map(group))
      const others = disjoint ? byTheirs.filter((name) => !own.has(group(name))) : byTheirs
      return frozen({
        base: edited(from, {}, [], '1'),
        mine: edited(from, mine, byMine, '1'),
        theirs: edited(from, theirs, others, '2'),
        byMine,
        byTheirs: others,
      })
    })
}

export const sample = sampleWith(false)
export const disjointSample = sampleWith(true)

/** A write into what was handed in throws. */
export function frozen<T>(of: T): T {
  if (typeof of === 'object' && of !== null && !Object.isFrozen(of)) {
    Object.freeze(of)
    Object.values(of).forEach(frozen)
  }
  return of
}
