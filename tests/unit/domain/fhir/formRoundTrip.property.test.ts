import fc from 'fast-check'
import { expect, test } from 'vitest'
import { validateResource } from '@/clinic-endpoint/validate/validateResource'
import { answersOfResponse } from '@/domain/fhir/answersOfResponse'
import { readFormFilled } from '@/domain/fhir/readFormFilled'
import { keepable } from '@/domain/visit/concern'
import type { Form, FormItem, FormQuestion } from '@/domain/visit/form'
import { noAnswers, type FormAnswers } from '@/domain/visit/formAnswers'
import { formFaults, formProgress } from '@/domain/visit/formProgress'
import { askedItems, eachAsked } from '@/domain/visit/formShown'
import { formSteps } from '@/domain/visit/formSteps'
import type { FormValue } from '@/domain/visit/formValue'
import { formOf, responseTo } from './formSample'

type Json = Record<string, unknown>

const words = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('Ñandú 👩‍👧', 'a\nb', 'مرحبا'))
  .map(keepable)
  .filter((found) => found !== '')
const pick = fc.constantFrom
const coding = (code: string) => ({ valueCoding: { system: 'urn:s', code, display: `Is ${code}` } })
const unit = (code: string) => ({
  url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption',
  valueCoding: { system: 'http://unitsofmeasure.org', code, display: code },
})
const types: readonly Json[] = [
  { type: 'choice', answerOption: [coding('a'), coding('b')] },
  { type: 'choice', answerOption: [{ valueString: 'a' }, { valueInteger: 3 }] },
  { type: 'open-choice', answerOption: [coding('a')] },
  { type: 'quantity', extension: [unit('kg'), unit('g')] },
  ...['string', 'text', 'url', 'integer', 'decimal', 'boolean', 'date', 'dateTime', 'time'].map(
    (type) => ({ type }),
  ),
]
/** Names that are hard on code, but legal. */
const names = pick('constructor', 'toString', '__proto__', '/93-1/2', 'a b', 'é', '1')

const tree = fc.letrec<{ item: Json }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc
      .record({
        what: pick(...types),
        repeats: fc.boolean(),
        required: fc.boolean(),
        when: fc.option(fc.nat()),
      })
      .map(({ what, when, ...more }): Json => ({ ...what, ...more, when })),
    fc.record({ type: pick('display', 'reference'), text: words }).map((each): Json => each),
    fc
      .record({
        type: fc.constant('group'),
        repeats: fc.boolean(),
        when: fc.option(fc.nat()),
        item: fc.array(tie('item'), { maxLength: 4 }),
      })
      .map((each): Json => each),
    fc
      .record({
        type: fc.constant('boolean'),
        item: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      })
      .map((each): Json => each),
  ),
}))

/** linkIds unlike one another, and conditions that point at some question of the form. */
function finished(items: readonly Json[], name: string): Json[] {
  const all: Json[] = []
  const copy = (item: Json): Json => {
    const own: Json = { ...item, linkId: all.length === 0 ? name : `${name}${String(all.length)}` }
    all.push(own)
    if (Array.isArray(item['item'])) own['item'] = (item['item'] as Json[]).map(copy)
    return own
  }
  const done = items.map(copy)
  for (const item of all) {
    if (typeof item['when'] === 'number')
      item['enableWhen'] = [
        {
          question: all[item['when'] % all.length]?.['linkId'],
          operator: 'exists',
          answerBoolean: true,
        },
      ]
    delete item['when']
  }
  return done
}

const valuesFor: Readonly<Record<FormQuestion['answer'], fc.Arbitrary<FormValue>>> = {
  choice: fc.constant({ kind: 'text', text: 'unused' }),
  'open-choice': words.map((text) => ({ kind: 'text', text })),
  string: words.map((text) => ({ kind: 'text', text })),
  text: words.map((text) => ({ kind: 'text', text })),
  url: pick<FormValue>({ kind: 'url', text: 'https://clinic.example/a' }),
  integer: fc.integer().map((number) => ({ kind: 'integer', number })),
  decimal: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => ({
    kind: 'decimal',
    number: number === 0 ? 0 : number,
  })),
  quantity: pick('kg', 'g').map((code) => ({
    kind: 'quantity',
    number: 2.5,
    unit: code,
    system: 'http://unitsofmeasure.org',
    code,
  })),
  boolean: fc.boolean().map((yes) => ({ kind: 'boolean', yes })),
  date: pick('2026', '2026-11', '2026-11-22').map((text) => ({ kind: 'date', text })),
  dateTime: pick('2026-11-22', '2026-11-22T08:30:00Z').map((text) => ({ kind: 'dateTime', text })),
  time: pick<FormValue>({ kind: 'time', text: '08:30:00' }),
}

const answersFor = (items: readonly FormItem[]): fc.Arbitrary<FormAnswers> => {
  const questions: FormQuestion[] = []
  const groups: Extract<FormItem, { kind: 'group' }>[] = []
  const sort = (item: FormItem): void => {
    if (item.kind === 'group' && item.repeats) groups.push(item)
    else if (item.kind === 'question' || item.kind === 'group') {
      if (item.kind === 'question') questions.push(item)
      item.items.forEach(sort)
    }
  }
  items.forEach(sort)
  const one = ({ options, answer }: FormQuestion) =>
    answer === 'choice' ? pick(...options.map(({ value }) => value)) : valuesFor[answer]
  return fc.record({
    values: fc
      .tuple(...questions.map((q) => fc.array(one(q), { maxLength: q.repeats ? 3 : 1 })))
      .map(
        (all) => new Map(all.flatMap((v, n) => (v[0] ? [[questions[n]?.linkId ?? '', v]] : []))),
      ),
    rows: fc
      .tuple(...groups.map((group) => fc.array(answersFor(group.items), { maxLength: 2 })))
      .map((all) => new Map(all.map((rows, n) => [groups[n]?.linkId ?? '', rows]))),
  })
}

const filled = fc
  .tuple(fc.array(tree.item, { minLength: 1, maxLength: 5 }), names)
  .map(([items, name]) => formOf(finished(items, name)))
  .chain((form) => fc.tuple(fc.constant(form), answersFor(form.items)))

const linkIds = (items: readonly FormItem[]): string[] =>
  items.flatMap((item) => [item.linkId, ...('items' in item ? linkIds(item.items) : [])])
/** Each list of brothers and sisters in the form's order; a row that repeats repeats its place. */
function expectOrder(items: readonly Json[] = [], order: readonly string[]): void {
  const places = items.map((item) => order.indexOf(String(item['linkId'])))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  for (const item of items) {
    expectOrder(item['item'] as Json[] | undefined, order)
    for (const answer of (item['answer'] ?? []) as Json[])
      expectOrder(answer['item'] as Json[] | undefined, order)
  }
}
const itemsIn = (form: Form, answers: FormAnswers) =>
  (responseTo(form, answers).item ?? []) as unknown as Json[]

test('whatever the form and the answers: valid, in order, and the same after coming back', () => {
  fc.assert(
    fc.property(filled, ([form, answers]) => {
      const response = responseTo(form, answers)
      expect(validateResource(JSON.parse(JSON.stringify(response)))).toEqual([])
      const again = answersOfResponse(form, response as unknown as Json)
      expect(itemsIn(form, again ?? noAnswers)).toEqual(itemsIn(form, answers))
      expectOrder(itemsIn(form, answers), linkIds(form.items))
      expect(readFormFilled(response as unknown as Json, 'form-1')?.status).toBe('started')
    }),
    { numRuns: 300 },
  )
})

test('whatever the form: every question is on one page, and its faults point at what is asked', () => {
  fc.assert(
    fc.property(filled, ([form, answers]) => {
      const asked = askedItems(form, answers)
      const shown = [...eachAsked(asked)].filter(({ kind }) => kind !== 'group')
      const onPages = formSteps(form.items, asked).flatMap(({ items }) => [...eachAsked(items)])
      const keys = onPages.filter(({ kind }) => kind !== 'group').map(({ key }) => key)
      expect(keys.toSorted()).toEqual(shown.map(({ key }) => key).toSorted())
      expect(new Set(keys).size).toBe(keys.length)
      for (const { key } of formFaults(asked)) expect(keys).toContain(key)
      const { answered, of } = formProgress(asked)
      expect(answered).toBeLessThanOrEqual(of)
    }),
    { numRuns: 300 },
  )
})
