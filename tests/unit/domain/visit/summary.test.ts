import { expect, test } from 'vitest'
import { answerResource, concernResource } from '@/domain/fhir/concern'
import { drawingDocument } from '@/domain/fhir/drawing'
import { lessonProcedure } from '@/domain/fhir/lessonGiven'
import { summaryBinary, summaryDocument, summaryIdOf } from '@/domain/fhir/summaryDocument'
import { finishedVisit, resumedVisit } from '@/domain/fhir/visitEnd'
import { visitEncounter } from '@/domain/fhir/visitEncounter'
import { blankAnnotation } from '@/domain/visit/annotation'
import { summaryOf } from '@/domain/visit/summary'
import type { EditContext } from '@/domain/visit/edit'
import { patientId, recordOf, subject, the } from '../fhir/sample'

const edit: EditContext = {
  patientId,
  visitId: 'visit-2',
  author: { id: 'okafor', name: 'Hannah Okafor', role: 'clinician' },
  now: () => '2026-11-24T09:30:00.000Z',
  newId: () => 'new',
}
const choices = {
  language: 'en',
  clinician: 'Hannah Okafor',
  addition: '  Rest on Sunday.  ',
  withPictures: true,
  warnings: [],
  titles: new Map([['cad', 'Arterias']]),
  captions: new Map([['ink-2', 'Arterias: Una arteria estrecha']]),
}
const asked = (id: string, words: string, isPrivate = false) =>
  concernResource(edit, { kind: 'question', words, private: isPrivate }, id)
const answered = (id: string, words: string, isPrivate = false) =>
  answerResource(
    edit,
    { type: 'Communication', id, private: isPrivate },
    { kind: 'answered', words },
    `${id}-answer`,
  )
const appointment = (id: string, start: string, status = 'booked') => ({
  resourceType: 'Appointment',
  id,
  status,
  start,
  description: id,
  participant: [{ actor: subject, status: 'accepted' }],
})
const summary = (...resources: readonly object[]) =>
  summaryOf(recordOf(...resources), 'visit-2', edit.now(), '2026-11-24', choices)

test('private words and the answer to them are nowhere in the summary', () => {
  const made = summary(
    asked('a', 'Will I be tired?'),
    answered('a', 'Most people are not.'),
    asked('b', 'I skip a pill to save money', true),
    answered('b', 'There is a cheaper one', true),
  )
  expect(made.settled.map(({ words }) => words)).toEqual(['Will I be tired?'])
  expect(JSON.stringify(made)).not.toContain('skip a pill')
  expect(JSON.stringify(made)).not.toContain('cheaper')
})

test('an answer of an earlier visit is not told again, an open question not as settled', () => {
  const before = { ...answered('a', 'Yes'), encounter: { reference: 'Encounter/visit-1' } }
  const old = { ...asked('a', 'Old?'), encounter: { reference: 'Encounter/visit-1' } }
  expect(summary(old, before, asked('b', 'Open?')).settled).toEqual([])
})

test('a lesson shown twice in this visit is told once, in the language of the pages', () => {
  const given = (id: string, lessonId: string, start: string, visitId = 'visit-2') =>
    lessonProcedure(
      { ...edit, visitId },
      { lessonId, lessonVersion: '1.0.0', title: 'Arteries', start, end: start, notes: [] },
      id,
    )
  const made = summary(
    given('1', 'cad', '2026-11-24T09:00:00Z'),
    given('2', 'bp', '2026-11-24T09:05:00Z'),
    given('3', 'cad', '2026-11-24T09:10:00Z'),
    given('4', 'feet', '2026-01-01T09:10:00Z', 'visit-1'),
  )
  expect(made.lessons).toEqual([
    { lessonId: 'cad', title: 'Arterias' },
    { lessonId: 'bp', title: 'Arteries' },
  ])
})

test('only visits that are still to come are named, the soonest first', () => {
  const made = summary(
    appointment('later', '2027-01-19T15:00:00Z'),
    appointment('past', '2026-10-01T15:00:00Z'),
    appointment('soon', '2026-12-03T20:00:00Z'),
    appointment('off', '2026-12-01T20:00:00Z', 'cancelled'),
  )
  expect(made.next.map(({ reason }) => reason)).toEqual(['soon', 'later'])
})

test('pages kept again take the place of the first ones, and are found in the record', () => {
  const pages = { language: 'es', title: 'Su visita', pdf: new Uint8Array(100_000).fill(37) }
  const first = summaryDocument(edit, pages, undefined)
  const again = summaryDocument(edit, pages, { ...first, meta: { versionId: '2' } })
  expect(again).toMatchObject({ id: first.id, meta: { versionId: '2' } })
  expect(recordOf(again).summaries).toEqual([
    {
      origin: { type: 'DocumentReference', id: first.id },
      pages: { type: 'Binary', id: first.id },
      language: 'es',
      title: 'Su visita',
      when: '2026-11-24T09:30:00.000Z',
      visitId: 'visit-2',
    },
  ])
  expect(atob(summaryBinary(edit, pages, undefined).data)).toHaveLength(100_000)
  expect(summaryIdOf('visit-'.padEnd(64, 'x'), 'es')).toHaveLength(64)
})

test('a visit that was wrapped up too early goes on without an end', () => {
  const ended = finishedVisit(edit, visitEncounter(edit))
  expect(ended).toMatchObject({ status: 'finished', period: { end: edit.now() } })
  expect(the(recordOf(ended).visits[0]).state).toBe('done')
  const again = resumedVisit(ended)
  expect(again.status).toBe('in-progress')
  expect(again.period).not.toHaveProperty('end')
})

test('a picture that was drawn on is called by its name in the language of the pages', () => {
  const drawing = (inkId: string) =>
    drawingDocument(
      edit,
      blankAnnotation(
        inkId,
        { lessonId: 'cad', lessonVersion: '1', blockId: 'heart', stage: 0 },
        [0, 0, 1, 1],
      ),
      { lesson: 'Arteries', picture: 'A narrow artery' },
    )
  const kept = (inkId: string) => ({ ...drawing(inkId), status: 'current' })
  expect(
    summary(kept('ink-2'), kept('ink-3'))
      .pictures.map(({ title }) => title)
      .sort(),
  ).toEqual(['Arterias: Una arteria estrecha', 'Arteries: A narrow artery'])
})
