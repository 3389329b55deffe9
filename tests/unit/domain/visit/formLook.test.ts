import { describe, expect, it, test } from 'vitest'
import type { FormAnswers } from '@/domain/visit/formAnswers'
import { askedItems, eachAsked } from '@/domain/visit/formShown'
import type { FormValue } from '@/domain/visit/formValue'
import { answered, formOf, no, text, whole, yes } from '../fhir/formSample'

type Json = Readonly<Record<string, unknown>>

const asked = (form: ReturnType<typeof formOf>, answers: FormAnswers) =>
  [...eachAsked(askedItems(form, answers))].map(({ item }) => item.linkId)

const then = (type: string, ...enableWhen: Json[]) =>
  formOf([
    { linkId: 'a', type },
    { linkId: 'b', type: 'string', enableWhen, enableBehavior: 'all' },
  ])
const isAsked = (form: ReturnType<typeof formOf>, ...values: FormValue[]) =>
  asked(form, answered(values.length > 0 ? { a: values } : {})).includes('b')

describe('a condition', () => {
  const when = (operator: string, answer: Json) => ({ question: 'a', operator, ...answer })

  it.each([
    ['exists', { answerBoolean: true }, [4], true],
    ['exists', { answerBoolean: true }, [], false],
    ['exists', { answerBoolean: false }, [], true],
    ['exists', { answerBoolean: false }, [4], false],
    ['=', { answerInteger: 4 }, [4], true],
    ['=', { answerInteger: 4 }, [5], false],
    ['=', { answerInteger: 4 }, [], false],
    ['!=', { answerInteger: 4 }, [5], true],
    ['!=', { answerInteger: 4 }, [4], false],
    ['!=', { answerInteger: 4 }, [], false],
    ['>', { answerInteger: 4 }, [5], true],
    ['>', { answerInteger: 4 }, [4], false],
    ['>=', { answerInteger: 4 }, [4], true],
    ['<', { answerInteger: 4 }, [3], true],
    ['<', { answerInteger: 4 }, [4], false],
    ['<=', { answerInteger: 4 }, [4], true],
    ['<=', { answerInteger: 4 }, [5], false],
  ])('%s %o with answers %o is %s', (operator, answer, values, expected) => {
    expect(isAsked(then('integer', when(operator, answer)), ...values.map(whole))).toBe(expected)
  })

  it('compares a day with a day, and does not guess where one is too vague', () => {
    const form = then('date', when('>', { answerDate: '2026-05-10' }))
    expect(isAsked(form, { kind: 'date', text: '2026-05-11' })).toBe(true)
    expect(isAsked(form, { kind: 'date', text: '2026-05-10' })).toBe(false)
    expect(isAsked(form, { kind: 'date', text: '2026-05' })).toBe(false)
    expect(isAsked(form, { kind: 'date', text: '2026-06' })).toBe(true)
  })

  it('compares amounts of one unit only', () => {
    const answerQuantity = { value: 5, system: 'http://unitsofmeasure.org', code: 'kg' }
    const unit = {
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption',
      valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg' },
    }
    const form = formOf([
      { linkId: 'a', type: 'quantity', extension: [unit] },
      { linkId: 'b', type: 'string', enableWhen: [when('>', { answerQuantity })] },
    ])
    const amount = (code: string): FormValue => ({
      kind: 'quantity',
      number: 8,
      system: 'http://unitsofmeasure.org',
      code,
    })
    expect(isAsked(form, amount('kg'))).toBe(true)
    expect(isAsked(form, amount('[lb_av]'))).toBe(false)
  })

  it('knows a coding by its code, whatever it is called', () => {
    const answerCoding = { system: 's', code: 'y', display: 'Yes' }
    const form = formOf([
      { linkId: 'a', type: 'choice', answerOption: [{ valueCoding: { system: 's', code: 'y' } }] },
      { linkId: 'b', type: 'string', enableWhen: [when('=', { answerCoding })] },
    ])
    expect(isAsked(form, { kind: 'coding', system: 's', code: 'y', display: 'Sí' })).toBe(true)
    expect(isAsked(form, { kind: 'coding', system: 't', code: 'y', display: 'Yes' })).toBe(false)
  })

  it('holds where one of several answers does', () => {
    const form = formOf([
      { linkId: 'a', type: 'string', repeats: true },
      { linkId: 'b', type: 'string', enableWhen: [when('=', { answerString: 'x' })] },
    ])
    expect(isAsked(form, text('w'), text('x'))).toBe(true)
  })
})

const two = (enableBehavior?: string) =>
  formOf([
    { linkId: 'a', type: 'boolean' },
    { linkId: 'c', type: 'boolean' },
    {
      linkId: 'b',
      type: 'string',
      enableWhen: ['a', 'c'].map((question) => ({ question, operator: '=', answerBoolean: true })),
      ...(enableBehavior && { enableBehavior }),
    },
  ])

test('all asks when all hold, any when one does, and nothing said hides nothing', () => {
  const one = answered({ a: [yes], c: [no] })
  expect(asked(two('all'), one)).not.toContain('b')
  expect(asked(two('any'), one)).toContain('b')
  expect(asked(two(), one)).toContain('b')
  expect(asked(two('all'), answered({ a: [yes], c: [yes] }))).toContain('b')
})

test('an answer that is not asked for any more counts as none', () => {
  const on = (question: string) => ({
    enableWhen: [{ question, operator: '=', answerBoolean: true }],
  })
  const form = formOf([
    { linkId: 'a', type: 'boolean' },
    { linkId: 'g', type: 'group', ...on('a'), item: [{ linkId: 'b', type: 'boolean' }] },
    { linkId: 'c', type: 'boolean', ...on('b') },
    { linkId: 'd', type: 'boolean', ...on('c') },
  ])
  const all = { b: [yes], c: [yes], d: [yes] }
  expect(asked(form, answered({ a: [yes], ...all }))).toEqual(['a', 'g', 'b', 'c', 'd'])
  expect(asked(form, answered({ a: [no], ...all }))).toEqual(['a'])
})

test('a question below a question waits for its answer', () => {
  const form = formOf([{ linkId: 'a', type: 'boolean', item: [{ linkId: 'b', type: 'string' }] }])
  expect(asked(form, answered({}))).toEqual(['a'])
  expect(asked(form, answered({ a: [no] }))).toEqual(['a', 'b'])
})

test('in a row that repeats, the answer of the same row decides', () => {
  const form = formOf([
    {
      linkId: 'g',
      type: 'group',
      repeats: true,
      item: [
        { linkId: 'a', type: 'boolean' },
        {
          linkId: 'b',
          type: 'string',
          enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }],
        },
      ],
    },
    {
      linkId: 'c',
      type: 'string',
      enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }],
    },
  ])
  const rows = { g: [answered({ a: [no] }), answered({ a: [yes] })] }
  expect(asked(form, answered({}, rows))).toEqual(['g', 'a', 'a', 'b', 'c'])
})

test('conditions in a circle, or on a question that is not there, end', () => {
  const on = (question: string) => ({
    enableWhen: [{ question, operator: 'exists', answerBoolean: true }],
  })
  const form = formOf([
    { linkId: 'a', type: 'string', ...on('b') },
    { linkId: 'b', type: 'string', ...on('a') },
    { linkId: 'c', type: 'string', ...on('nowhere') },
  ])
  expect(asked(form, answered({ a: [text('x')] }))).not.toContain('c')
})

// Asked anew for each condition, this would take longer than the universe has.
test('four hundred questions of which each hangs on two others come to an end', () => {
  const items = Array.from({ length: 400 }, (_, n) => ({
    linkId: `q${String(n)}`,
    type: 'boolean',
    enableBehavior: 'all',
    enableWhen: [n - 1, n - 2]
      .filter((m) => m >= 0)
      .map((m) => ({ question: `q${String(m)}`, operator: '=', answerBoolean: true })),
  }))
  const answers = answered(Object.fromEntries(items.map(({ linkId }) => [linkId, [yes]])))
  expect(asked(formOf(items), answers)).toHaveLength(400)
})
