import { describe, expect, it, test } from 'vitest'
import { clinicForms } from '@/clinic-endpoint/demo/writeForms'
import { answersOfResponse } from '@/domain/fhir/answersOfResponse'
import { isForPatients, readForm } from '@/domain/fhir/readForm'
import { formResponse } from '@/domain/fhir/questionnaireResponse'
import { initialAnswers } from '@/domain/visit/formAnswers'
import { askedAtDesk, formFaults, formProgress } from '@/domain/visit/formProgress'
import { askedItems, eachAsked } from '@/domain/visit/formShown'
import { formSteps } from '@/domain/visit/formSteps'
import { answered, formEdit, formOf, questionnaire, responseTo, text, yes } from './formSample'

const core = 'http://hl7.org/fhir/StructureDefinition'
const first = (items: Parameters<typeof formOf>[0], more = {}, language = 'en') =>
  formOf(items, more, language).items[0]

describe('a form is read', () => {
  const said = (spanish: string) => ({
    extension: [
      {
        url: `${core}/translation`,
        extension: [
          { url: 'lang', valueCode: 'es-MX' },
          { url: 'content', valueString: spanish },
        ],
      },
    ],
  })

  it('in the language of the screen, and goes into the record as its author wrote it', () => {
    const items = [
      {
        linkId: 'a',
        type: 'choice',
        text: 'Color',
        _text: said('Colour in Spanish'),
        answerOption: [
          { valueCoding: { code: 'r', display: 'Red', _display: said('Rojo') } },
          { valueString: 'Blue', _valueString: said('Azul') },
        ],
      },
    ]
    const form = formOf(items, { _title: said('Un formulario') }, 'es')
    expect(form.title).toBe('Un formulario')
    const [question] = form.items
    if (question?.kind !== 'question') throw new Error('no question')
    expect(question.text).toBe('Colour in Spanish')
    expect(question.options.map(({ label }) => label)).toEqual(['Rojo', 'Azul'])
    const chosen = question.options[0]?.value
    const { item } = responseTo(form, answered({ a: chosen ? [chosen] : [] }))
    expect(item).toEqual([
      { linkId: 'a', text: 'Color', answer: [{ valueCoding: { code: 'r', display: 'Red' } }] },
    ])
  })

  it('with the options of a value set inside it, and not with half a list', () => {
    const item = { linkId: 'a', type: 'choice', answerValueSet: '#v' }
    const set = (more: object) => ({ contained: [{ resourceType: 'ValueSet', id: 'v', ...more }] })
    const concept = [{ code: 'x', display: 'Ex' }, { code: 'y' }]
    const labels = (more: object) => {
      const found = first([item], set(more))
      return found?.kind === 'question' ? found.options.map(({ label }) => label) : found?.kind
    }
    expect(labels({ compose: { include: [{ system: 's', concept }] } })).toEqual(['Ex', 'y'])
    expect(labels({ expansion: { contains: [{ system: 's', code: 'z' }] } })).toEqual(['z'])
    expect(labels({ compose: { include: [{ system: 's', concept }, { system: 't' }] } })).toBe(
      'desk',
    )
    expect(first([item])?.kind).toBe('desk')
    expect(first([{ ...item, answerValueSet: 'http://x/ValueSet/far' }])?.kind).toBe('desk')
  })

  it.each([
    ['a file', { type: 'attachment' }],
    ['a link to the record', { type: 'reference' }],
    ['a choice of nothing', { type: 'choice' }],
    ['an amount without a unit', { type: 'quantity' }],
    ['a kind of the future', { type: 'coding' }],
    [
      'an option of a kind we do not know',
      { type: 'choice', answerOption: [{ valueReference: {} }] },
    ],
    ['something with a modifier', { type: 'string', modifierExtension: [{ url: 'urn:not' }] }],
    [
      'a condition that nobody can tell',
      { type: 'string', enableWhen: [{ question: 'b', operator: '~' }] },
    ],
    ['damage', { type: 'string', maxLength: 'ten' }],
    [
      'answers of which each has a question',
      { type: 'string', repeats: true, item: [{ linkId: 'b', type: 'string' }] },
    ],
  ])('and %s is for the front desk, never dropped', (_, item) => {
    const form = formOf([{ linkId: 'a', text: 'Which?', required: true, ...item }])
    expect(form.items[0]).toMatchObject({ kind: 'desk', text: 'Which?', required: true })
    const asked = askedItems(form, answered({}))
    expect(askedAtDesk(asked)).toHaveLength(1)
    expect(formFaults(asked)).toEqual([])
  })

  it('and a second question of the same name is for the front desk', () => {
    const form = formOf([
      { linkId: 'a', type: 'string' },
      { linkId: 'a', type: 'string' },
    ])
    expect(form.items.map(({ kind }) => kind)).toEqual(['question', 'desk'])
  })

  it('with its help beside it, its hidden parts kept and sent but not shown', () => {
    const control = {
      url: `${core}/questionnaire-itemControl`,
      valueCodeableConcept: { coding: [{ code: 'help' }] },
    }
    const form = formOf([
      {
        linkId: 'a',
        type: 'string',
        item: [{ linkId: 'h', type: 'display', text: 'Like this.', extension: [control] }],
      },
      {
        linkId: 'b',
        type: 'string',
        extension: [{ url: `${core}/questionnaire-hidden`, valueBoolean: true }],
        initial: [{ valueString: 'batch 7' }],
      },
    ])
    expect(form.items[0]).toMatchObject({ help: 'Like this.', items: [] })
    const answers = initialAnswers(form.items)
    expect([...eachAsked(askedItems(form, answers))]).toHaveLength(1)
    expect(responseTo(form, answers).item).toMatchObject([{ linkId: 'b' }])
  })
})

test('no form: another resource, nothing at all, one that turns its own meaning round', () => {
  const reader = { language: 'en' }
  expect(readForm({ resourceType: 'Patient', id: 'p' }, reader)).toBeNull()
  expect(readForm(null, reader)).toBeNull()
  expect(readForm(questionnaire([], { item: 'x' }), reader)).toBeNull()
  expect(readForm(questionnaire([], { modifierExtension: [{ url: 'u' }] }), reader)).toBeNull()
  expect(isForPatients(questionnaire([]))).toBe(true)
  expect(isForPatients(questionnaire([], { subjectType: ['Practitioner'] }))).toBe(false)
  expect(isForPatients(questionnaire([], { status: 'retired' }))).toBe(false)
})

describe('what stands there before anybody answers', () => {
  const patient = {
    resourceType: 'Patient',
    birthDate: '1964-03-14',
    name: [{ given: ['Rosa', 'María'], family: 'Delgado' }],
    telecom: [
      { system: 'email', value: 'rosa@example.org' },
      { system: 'phone', value: '555-0101' },
    ],
  }
  const from = (expression: string) => ({
    extension: [
      {
        url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression',
        valueExpression: { language: 'text/fhirpath', expression },
      },
    ],
  })
  const initial = (type: string, expression: string) => {
    const [item] = formOf([{ linkId: 'a', type, ...from(expression) }], {}, 'en', patient).items
    return item?.kind === 'question' ? item.initial : undefined
  }

  it.each([
    ['date', '%patient.birthDate', [{ kind: 'date', text: '1964-03-14' }]],
    ['string', "%patient.telecom.where(system='phone').value.first()", [text('555-0101')]],
    ['string', '%patient.name.first().given.first()', [text('Rosa')]],
    ['string', '%patient.name.family', [text('Delgado')]],
    ['string', "%patient.telecom.where(system='fax').value", []],
    ['string', "%patient.name.given.join(' ')", []],
    ['integer', '%patient.birthDate', []],
    ['string', '%patient.constructor.name', []],
    ['string', 'today()', []],
  ])('%s from %s', (type, expression, expected) => {
    expect(initial(type, expression)).toEqual(expected)
  })

  it('what the author wrote, and the options ticked beforehand', () => {
    const form = formOf([
      { linkId: 'a', type: 'integer', initial: [{ valueInteger: 2 }] },
      {
        linkId: 'b',
        type: 'choice',
        answerOption: [{ valueString: 'x' }, { valueString: 'y', initialSelected: true }],
      },
      { linkId: 'g', type: 'group', repeats: true, item: [{ linkId: 'c', type: 'string' }] },
    ])
    const answers = initialAnswers(form.items)
    expect(answers.values.get('a')).toEqual([{ kind: 'integer', number: 2 }])
    expect(answers.values.get('b')).toEqual([text('y')])
    expect(answers.rows.get('g')).toHaveLength(1)
  })
})

describe('a response', () => {
  const form = formOf([
    {
      linkId: 'a',
      type: 'boolean',
      text: 'A?',
      item: [{ linkId: 'b', type: 'string', text: 'B?' }],
    },
    { linkId: 'file', type: 'attachment', text: 'A picture' },
  ])

  it('puts what is asked below a question below its answer', () => {
    expect(responseTo(form, answered({ a: [yes], b: [text('x')] })).item).toEqual([
      {
        linkId: 'a',
        text: 'A?',
        answer: [
          {
            valueBoolean: true,
            item: [{ linkId: 'b', text: 'B?', answer: [{ valueString: 'x' }] }],
          },
        ],
      },
    ])
  })

  it('loses nothing that the front desk filled in', () => {
    const file = { linkId: 'file', answer: [{ valueAttachment: { title: 'x.jpg' } }] }
    const before = { ...responseTo(form, answered({ a: [yes] })), item: [file] }
    const next = formResponse(
      formEdit,
      { form, answers: answered({ a: [yes] }) },
      { id: 'form-1', done: true, before },
    )
    expect(next.item).toMatchObject([{ linkId: 'a' }, file])
  })

  it('that was done and is changed afterwards says so', () => {
    const before = responseTo(form, answered({ a: [yes] }), true)
    expect(before.status).toBe('completed')
    const changed = formResponse(
      formEdit,
      { form, answers: answered({}) },
      { id: 'form-1', done: false, before },
    )
    expect(changed.status).toBe('amended')
    expect(changed.item).toBeUndefined()
  })

  it('keeps words as they are, but for what no record can carry', () => {
    const words = ' a\u0000b 👩‍👧 '
    const { item } = responseTo(
      formOf([{ linkId: 'a', type: 'text' }]),
      answered({ a: [text(words)] }),
    )
    expect(item).toEqual([{ linkId: 'a', answer: [{ valueString: 'ab 👩‍👧' }] }])
  })

  it('that is taken up again has an open row to write in, as at first', () => {
    const item = [{ linkId: 'c', type: 'string' }]
    const rows = formOf([{ linkId: 'g', type: 'group', repeats: true, item }])
    expect(answersOfResponse(rows, { item: [] })).toEqual(initialAnswers(rows.items))
  })

  it('of another make is not half read', () => {
    expect(answersOfResponse(form, { item: 'x' })).toBeNull()
    const wrong = { item: [{ linkId: 'a', answer: [{ valueString: 'yes' }] }, { linkId: 'z' }] }
    expect(answersOfResponse(form, wrong)?.values.size).toBe(0)
  })
})

describe('what is in the way', () => {
  it('is a required question without an answer, if it is asked', () => {
    const form = formOf([
      { linkId: 'a', type: 'boolean', required: true },
      {
        linkId: 'b',
        type: 'string',
        required: true,
        maxLength: 3,
        enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }],
      },
    ])
    const faults = (answers: Parameters<typeof askedItems>[1]) =>
      formFaults(askedItems(form, answers))
    expect(faults(answered({}))).toEqual([{ key: 'a', fault: 'missing' }])
    expect(faults(answered({ a: [yes] }))).toEqual([{ key: 'b', fault: 'missing' }])
    expect(faults(answered({ a: [yes], b: [text('abcd')] }))).toEqual([
      { key: 'b', fault: 'too-long' },
    ])
    expect(faults(answered({ a: [yes], b: [text('👩👩👩')] }))).toEqual([])
    expect(formProgress(askedItems(form, answered({ a: [yes] })))).toEqual({ answered: 1, of: 2 })
  })

  it('is a group that must be there and is empty', () => {
    const item = [{ linkId: 'x', type: 'string' }]
    const form = formOf([{ linkId: 'g', type: 'group', required: true, item }])
    expect(formFaults(askedItems(form, answered({})))).toEqual([{ key: 'x', fault: 'missing' }])
    expect(formFaults(askedItems(form, answered({ x: [text('a')] })))).toEqual([])
  })
})

describe('the form of the demo clinic', () => {
  const [ours] = clinicForms()
  const english = readForm(ours, { language: 'en' })
  const spanish = readForm(ours, { language: 'es' })

  it('asks everything on the tablet, in both languages', () => {
    if (!english || !spanish) throw new Error('no form')
    const all = (form: typeof english) => [
      ...eachAsked(askedItems(form, initialAnswers(form.items))),
    ]
    expect(askedAtDesk(all(english))).toEqual([])
    expect(all(english)).toHaveLength(all(spanish).length)
    all(english).forEach(({ item }, n) => expect(all(spanish)[n]?.item.text).not.toBe(item.text))
  })

  it('is a few pages, none of them crowded', () => {
    if (!english) throw new Error('no form')
    const answers = initialAnswers(english.items)
    const steps = formSteps(english.items, askedItems(english, answers))
    expect(steps.length).toBeGreaterThan(4)
    expect(steps.length).toBeLessThan(10)
    for (const { title } of steps) expect(title).not.toBe('')
  })
})
