import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'
import { patient, said } from './support/resources'
import { entriesIn, idsIn } from './support/visitor'

let clinic: OpenClinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

type Step =
  | { do: 'put'; who: number; gender: string; guess?: number }
  | { do: 'delete'; who: number }
  | { do: 'patch'; who: number; gender: string }

const who = fc.integer({ min: 0, max: 3 })
const gender = fc.constantFrom('female', 'male', 'other', 'unknown')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('put' as const), who, gender }),
  fc.record({
    do: fc.constant('put' as const),
    who,
    gender,
    guess: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ do: fc.constant('delete' as const), who }),
  fc.record({ do: fc.constant('patch' as const), who, gender }),
)

/** What a plain Map would say: every version, undefined for a tombstone. */
type Model = Map<string, (string | undefined)[]>

let round = 0

test('any sequence of puts, patches and deletes leaves what a plain Map would hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const name = (n: number) => `r${String(round)}-${String(n)}`
      round++
      const model: Model = new Map()
      for (const one of steps) await play(model, name(one.who), one)
      for (let n = 0; n < 4; n++) await compare(model, name(n))
      const living = [...model].filter(([, versions]) => versions.at(-1) !== undefined)
      const found = await clinic.get(`Patient?_id=${[0, 1, 2, 3].map(name).join(',')}`)
      expect(idsIn(found.body).sort()).toEqual(living.map(([id]) => id).sort())
    }),
    { numRuns: 40 },
  )
})

async function play(model: Model, id: string, one: Step): Promise<void> {
  const versions = model.get(id) ?? []
  const current = versions.at(-1)
  const keep = (next: string | undefined) => model.set(id, [...versions, next])
  if (one.do === 'delete') {
    expect((await clinic.remove(`Patient/${id}`)).status).toBe(204)
    if (current !== undefined) keep(undefined)
    return
  }
  if (one.do === 'patch') {
    const operations = [{ op: 'replace', path: '/gender', value: one.gender }]
    const { status } = await clinic.patch(`Patient/${id}`, operations)
    expect(status).toBe(current !== undefined ? 200 : versions.length > 0 ? 410 : 404)
    if (current !== undefined && current !== one.gender) keep(one.gender)
    return
  }
  const headers = one.guess === undefined ? {} : { 'if-match': `W/"${String(one.guess)}"` }
  const { status } = await clinic.put(patient(id, { gender: one.gender }), headers)
  if (one.guess !== undefined && (current === undefined || one.guess !== versions.length)) {
    expect(status).toBe(412)
    return
  }
  expect(status).toBe(current === undefined ? 201 : 200)
  if (current !== one.gender) keep(one.gender)
}

async function compare(model: Model, id: string): Promise<void> {
  const versions = model.get(id)
  const read = await clinic.get(`Patient/${id}`)
  const history = await clinic.get(`Patient/${id}/_history`)
  if (!versions) {
    expect([read.status, history.status]).toEqual([404, 404])
    return
  }
  const current = versions.at(-1)
  expect(read.status).toBe(current === undefined ? 410 : 200)
  if (current !== undefined) expect(said(read.body)).toEqual(said(patient('', { gender: current })))
  const kept = entriesIn(history.body).map(
    (entry: { resource?: { gender: string } }) => entry.resource?.gender,
  )
  expect(kept.reverse()).toEqual(versions)
}
