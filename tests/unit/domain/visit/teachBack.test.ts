import { expect, test } from 'vitest'
import { teachBackResponse } from '@/domain/fhir/teachBack'
import type { EditContext } from '@/domain/visit/edit'
import { toExplainAgain, type TeachBackAbout, type TeachBackRating } from '@/domain/visit/teachBack'
import { patientId, recordOf } from '../fhir/sample'

const edit: EditContext = {
  patientId,
  visitId: 'v',
  author: { id: 'osei', name: 'Dr. Osei', role: 'clinician' },
  now: () => '2026-11-22T10:00:00Z',
  newId: () => 'n',
}
const lesson: TeachBackAbout = {
  kind: 'lesson',
  lessonId: 'artery',
  place: 'what-helps/say-back',
  title: 'What helps',
}
const line: TeachBackAbout = { kind: 'plan-line', lineId: 'l', title: 'Walk' }
const given = (id: string, about: TeachBackAbout, rating: TeachBackRating, now: string) =>
  teachBackResponse({ ...edit, now: () => now }, { id, about, rating, explanation: 'It opens it' })

test('says of what, in whose words, how clear, and leads back to the place', () => {
  const { teachBacks } = recordOf(given('t', lesson, 'partly', '2026-11-22T10:00:00Z'))
  expect(teachBacks).toMatchObject([
    { about: lesson, rating: 'partly', explanation: 'It opens it', byName: 'Dr. Osei' },
  ])
})

test('an explanation that nobody wrote down leaves no empty answer, which FHIR forbids', () => {
  const written = teachBackResponse(edit, {
    id: 't',
    about: line,
    rating: 'clear',
    explanation: ' ',
  })
  expect(written.item.map(({ linkId }) => linkId)).toEqual(['about', 'rating'])
  expect(recordOf(written).teachBacks[0]).not.toHaveProperty('explanation')
})

test('what was clear at the second try is not to be explained a third time', () => {
  const { teachBacks } = recordOf(
    given('a', line, 'again', '2026-11-22T10:00:00Z'),
    given('b', lesson, 'again', '2026-11-22T10:01:00Z'),
    given('c', line, 'clear', '2026-11-22T10:02:00Z'),
  )
  expect(toExplainAgain(teachBacks).map(({ about }) => about)).toEqual([lesson])
})
