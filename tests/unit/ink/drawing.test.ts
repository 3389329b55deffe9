import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  drawingBinary,
  drawingDocument,
  drawingProvenance,
  drawnOver,
  inkOf,
  newAuthors,
} from '@/domain/fhir/drawing'
import { readDrawing } from '@/domain/fhir/readDrawing'
import { addMark, authorsOf, blankAnnotation } from '@/domain/visit/annotation'
import type { EditContext } from '@/domain/visit/edit'
import { anyAnnotation, line, okafor, rosa } from './marks'

const edit: EditContext = {
  patientId: 'rosa',
  visitId: 'visit-1',
  author: { id: 'okafor', name: 'Dr. Okafor', role: 'clinician' },
  now: () => '2026-11-22T09:21:00.000Z',
  newId: () => 'new-id',
}
const base = { lessonId: 'cad', lessonVersion: '1.0.0', blockId: 'artery', stage: 2 }
const blank = blankAnnotation('ink-1', base, [0, 0, 900, 470])
const title = { lesson: 'Coronary artery disease', picture: 'Narrowed' }
const words = { drawing: 'Drawing' } as Parameters<typeof readDrawing>[2]

it('ink goes through Binary and back without losing a stroke, in any script', () => {
  fc.assert(
    fc.property(anyAnnotation, (annotation) => {
      expect(inkOf(drawingBinary(edit, annotation))).toEqual({ kind: 'read', annotation })
    }),
  )
})

it('only those who may read the patient may read the ink', () => {
  expect(drawingBinary(edit, blank).securityContext).toEqual({ reference: 'Patient/rosa' })
})

it('damaged data is named, never thrown', () => {
  for (const data of ['%%%', 'AAAA', btoa('{"format":'), btoa('[]')])
    expect(inkOf({ data }).kind).toBe('unreadable')
})

describe('the row that lists a drawing', () => {
  const drawn = addMark(blank, line('a', okafor))
  const document = drawingDocument(edit, drawn, title)

  it('is found again by its picture and visit, and read as it was written', () => {
    expect(drawnOver(document, base)).toEqual({ visitId: 'visit-1' })
    expect(drawnOver(document, { ...base, stage: 3 })).toBeNull()
    expect(readDrawing({ ...document }, document.id, words)).toMatchObject({
      inkId: 'ink-1',
      title: 'Coronary artery disease: Narrowed',
      authorName: 'Dr. Okafor',
    })
  })

  it('gets another author when the patient takes the pen, and keeps the first', () => {
    const both = addMark(drawn, line('b', rosa))
    expect(newAuthors(both, document).map(({ authorId }) => authorId)).toEqual(['rosa'])
    const after = drawingDocument(edit, both, title, document)
    expect(after.author.map(({ reference }) => reference)).toEqual([
      'Practitioner/okafor',
      'Patient/rosa',
    ])
  })

  it('is taken back when everything was rubbed out, and comes back with a new mark', () => {
    const empty = drawingDocument(edit, blank, title, document)
    expect(empty.status).toBe('entered-in-error')
    expect(readDrawing({ ...empty }, empty.id, words)).toBeNull()
    expect(drawingDocument(edit, drawn, title, empty).status).toBe('current')
  })

  it('has a Provenance that names the author', () => {
    const [author] = authorsOf(drawn)
    const provenance = author && drawingProvenance(edit, drawn, author, 'p1')
    expect(provenance?.target).toEqual([{ reference: 'DocumentReference/ink-1' }])
    expect(provenance?.agent[0]?.who.reference).toBe('Practitioner/okafor')
  })
})
