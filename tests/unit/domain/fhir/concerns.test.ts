import { describe, expect, test } from 'vitest'
import { agendaOf, moved, openConcerns } from '@/domain/visit/agenda'
import { answerResource, concernKept, concernResource } from '@/domain/fhir/concern'
import { agendaIdOf, agendaList } from '@/domain/fhir/agendaList'
import { mattersObservation } from '@/domain/fhir/whatMatters'
import type { EditContext } from '@/domain/visit/edit'
import { observation, patientId, recordOf, the } from './sample'

const patientEdit: EditContext = {
  patientId,
  visitId: 'visit-2',
  author: { id: patientId, name: 'Rosa Delgado', role: 'patient' },
  now: () => '2026-11-24T09:00:00.000Z',
  newId: () => 'new',
}
const clinicianEdit: EditContext = {
  ...patientEdit,
  author: { id: 'okafor', name: 'Hannah Okafor', role: 'clinician' },
  now: () => '2026-11-24T09:20:00.000Z',
}
const today = '2026-11-24'

const asked = (id: string, words: string, more: Partial<EditContext> = {}, isPrivate = false) =>
  concernResource({ ...patientEdit, ...more }, { kind: 'question', words, private: isPrivate }, id)
const about = (id: string, isPrivate = false) => ({
  type: 'Communication',
  id,
  private: isPrivate,
})
const earlier = { visitId: 'visit-1', now: () => '2026-08-01T09:00:00.000Z' }

describe('a patient’s words', () => {
  test('emoji, right-to-left and 2,000 words come back as they were written', () => {
    const long = Array.from({ length: 2000 }, (_, n) => `word${n}`).join(' ')
    for (const words of ['👩‍👩‍👧 worry', 'هل هذا خطير؟ می‌خواهم', 'שלום\nעולם', long]) {
      expect(the(recordOf(asked('a', words)).concerns[0]).words).toBe(words)
    }
  })

  test('NUL and half a character, which no record can carry, cost nothing around them', () => {
    const record = recordOf(asked('a', 'be\u0000fore \ud83d after\u0007'))
    expect(the(record.concerns[0]).words).toBe('before \ufffd after')
  })

  test('a concern written down by the clinic is still the patient’s, and says whose hand it was', () => {
    const written = concernResource(
      clinicianEdit,
      { kind: 'concern', words: 'My feet tingle', private: false, place: 'cad/body/heart' },
      'a',
    )
    expect(written.sender.reference).toBe(`Patient/${patientId}`)
    expect(recordOf(written).concerns[0]).toMatchObject({
      kind: 'concern',
      byPatient: false,
      place: 'cad/body/heart',
      rank: 1,
      state: 'open',
      visitId: 'visit-2',
    })
  })

  test('what a mother writes for her child is the child’s, and says that it is her hand', () => {
    const author = { ...patientEdit.author, companion: 'Ana, mother' }
    const written = asked('a', 'He coughs at night', { author })
    expect(written.sender.reference).toBe(`Patient/${patientId}`)
    expect(recordOf(written).concerns[0]).toMatchObject({
      byPatient: true,
      companion: 'Ana, mother',
    })
    expect(recordOf(asked('b', 'I cough')).concerns[0]).not.toHaveProperty('companion')
    const matters = mattersObservation({ ...patientEdit, author }, 'To play', undefined)
    expect(JSON.stringify(matters.performer)).toContain('Ana, mother')
  })

  test('what matters is not shown as a test result', () => {
    const record = recordOf(
      mattersObservation(patientEdit, 'To dance at the wedding 💃', undefined),
      observation('a1c', '4548-4', 7.4, '%', '2026-02-01'),
    )
    expect(record.measurements.map(({ origin }) => origin.id)).toEqual(['a1c'])
    expect(record.whatMatters.map(({ words }) => words)).toEqual(['To dance at the wedding 💃'])
  })

  test('what matters, emptied, is taken back and leaves a valid resource', () => {
    const before = mattersObservation(patientEdit, 'To walk', undefined)
    const after = mattersObservation(patientEdit, ' ', { ...before, meta: { versionId: '3' } })
    expect(after).toMatchObject({ status: 'entered-in-error', meta: { versionId: '3' } })
    expect(after.valueString).not.toBe('')
    expect(recordOf(after).whatMatters).toEqual([])
  })
})

describe('the agenda', () => {
  test('is in the patient’s order; what came after the ordering is last', () => {
    const list = agendaList(
      patientEdit,
      [
        { type: 'Communication', id: 'b' },
        { type: 'Communication', id: 'a' },
      ],
      undefined,
    )
    const record = recordOf(
      asked('a', 'first'),
      asked('c', 'late', { now: () => '2026-11-24T09:10:00.000Z' }),
      asked('b', 'second'),
      list,
    )
    expect(record.concerns.map(({ origin, rank }) => `${rank} ${origin.id}`)).toEqual([
      '1 b',
      '2 a',
      '3 c',
    ])
  })

  test('an id that is too long for FHIR is never made', () => {
    expect(agendaIdOf(`visit-${'x'.repeat(58)}`)).toHaveLength(64)
  })

  test('a concern that an earlier visit left open does not fall silent', () => {
    const record = recordOf(asked('old', 'still here', earlier), asked('new', 'today'))
    expect(openConcerns(record, 'visit-2', today).map(({ words }) => words)).toEqual([
      'still here',
      'today',
    ])
  })

  test('what was put off comes back on its day, and not before', () => {
    const later = answerResource(
      { ...clinicianEdit, ...earlier },
      about('old'),
      { kind: 'deferred', words: '', until: '2026-11-24' },
      'answer',
    )
    const record = recordOf(asked('old', 'later please', earlier), later)
    expect(openConcerns(record, 'visit-2', '2026-11-23')).toEqual([])
    expect(agendaOf(record, 'visit-2', '2026-11-23')).toEqual([])
    expect(openConcerns(record, 'visit-2', today)).toHaveLength(1)
  })

  test('a concern put off in this visit is settled for this visit, on whatever date', () => {
    const deferred = answerResource(
      clinicianEdit,
      about('a'),
      { kind: 'deferred', words: '', until: '2026-11-24' },
      'answer',
    )
    const record = recordOf(asked('a', 'later'), deferred)
    expect(openConcerns(record, 'visit-2', today)).toEqual([])
    expect(agendaOf(record, 'visit-2', today)).toHaveLength(1)
  })

  test('a concern of an earlier visit that is settled today stays on today’s agenda', () => {
    const answered = answerResource(
      clinicianEdit,
      about('old'),
      { kind: 'answered', words: 'Yes, it is safe.' },
      'answer',
    )
    const record = recordOf(asked('old', 'safe?', earlier), answered)
    expect(agendaOf(record, 'visit-2', today).map(({ state }) => state)).toEqual(['answered'])
    expect(agendaOf(record, 'visit-3', today)).toEqual([])
  })

  test('taking back today’s answer brings back the one before, not an open question', () => {
    const first = answerResource(
      { ...clinicianEdit, ...earlier },
      about('a'),
      { kind: 'deferred', words: '', until: '2026-11-24' },
      'one',
    )
    const second = answerResource(
      clinicianEdit,
      about('a'),
      { kind: 'sent-on', words: 'About the feet', to: 'Dr. Park' },
      'two',
    )
    const both = the(recordOf(asked('a', 'feet', earlier), first, second).concerns[0])
    expect(both.state).toBe('sent-on')
    expect(both.answer).toMatchObject({ to: 'Dr. Park', words: 'About the feet' })
    const back = recordOf(asked('a', 'feet', earlier), first, {
      ...second,
      status: 'entered-in-error',
    })
    expect(the(back.concerns[0]).state).toBe('deferred')
  })

  test('sent on without words still says to whom, in the payload too', () => {
    const sent = answerResource(
      clinicianEdit,
      about('a'),
      { kind: 'sent-on', words: '', to: 'Nurse Lee' },
      'two',
    )
    expect(sent.payload).toEqual([{ contentString: 'Nurse Lee' }])
    expect(the(recordOf(asked('a', 'feet'), sent).concerns[0]).answer).toMatchObject({
      to: 'Nurse Lee',
      words: '',
    })
  })

  test('the answer to a private concern is private too', () => {
    const codes = (resource: { category: readonly { coding?: readonly { code?: string }[] }[] }) =>
      resource.category.flatMap(({ coding }) => coding?.map(({ code }) => code))
    const answer = { kind: 'answered', words: 'We can help with the cost.' } as const
    expect(codes(answerResource(clinicianEdit, about('a', true), answer, 'x'))).toContain('private')
    expect(codes(answerResource(clinicianEdit, about('a'), answer, 'x'))).not.toContain('private')
  })

  test('private is put on and taken off without losing what else another system wrote', () => {
    const other = { coding: [{ system: 'http://example.org', code: 'x' }] }
    const written = asked('a', 'money')
    const given = { ...written, category: [...written.category, other] }
    const kept = concernKept(concernKept(given, true), true)
    expect(kept.category).toHaveLength(3)
    expect(the(recordOf(kept).concerns[0]).private).toBe(true)
    expect(concernKept(kept, false).category).toEqual(given.category)
  })
})

test('a message of another kind is not taken for a concern', () => {
  const record = recordOf({
    resourceType: 'Communication',
    id: 'mail',
    status: 'completed',
    subject: { reference: `Patient/${patientId}` },
    payload: [{ contentString: 'Your bill' }],
  })
  expect(record.concerns).toEqual([])
})

test('moving past either end changes nothing', () => {
  const list = ['a', 'b', 'c']
  expect(moved(list, 0, -1)).toBe(list)
  expect(moved(list, 2, 1)).toBe(list)
  expect(moved(list, 1, -1)).toEqual(['b', 'a', 'c'])
})
