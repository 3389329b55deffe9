import { authorsOf, type Annotation } from '../visit/annotation'
import type { EditContext } from '../visit/edit'
import { inkContentType, parseAnnotation, writeInk, type ParsedInk } from '../visit/inkFile'
import { fromBase64 } from './base64'
import { alongsideCodes, keptDrawing, loinc } from './codes'
import type { BinaryOfPatient, DrawingDocument, DrawingProvenance } from './drawingResources'
import type { CodeableConcept } from './r4'
import { originOfReference, referenceTo } from './resource'

/** What lies under the ink, as an identifier: an opened picture finds its drawing again by it. */
const drawingBase = 'urn:alongside:drawing-base'
const documentCategory = 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category'
const agentType = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type'

/**
 * Two codes on purpose: ours tells a drawing from any other note; LOINC's "Education note" is the
 * nearest broader one, by which a record system that knows nothing of us files it.
 */
const teachingDrawing: CodeableConcept = {
  coding: [
    { system: alongsideCodes, code: keptDrawing, display: 'Drawing on a teaching picture' },
    { system: loinc, code: '34895-3', display: 'Education note' },
  ],
  text: 'Drawing on a teaching picture',
}

/** What the drawing is of, in the words of the lesson. */
export interface DrawingTitle {
  readonly lesson: string
  readonly picture: string
}

type InkAuthor = ReturnType<typeof authorsOf>[number]

/** Those who drew but are not named in the record yet. */
export function newAuthors(
  annotation: Annotation,
  before: DrawingDocument | undefined,
): readonly InkAuthor[] {
  const known = before?.author.map(({ reference }) => reference) ?? []
  return authorsOf(annotation).filter((author) => !known.includes(authorReference(author)))
}

/** "Heart arteries: A narrow artery" */
export const drawingName = ({ lesson, picture }: DrawingTitle): string => `${lesson}: ${picture}`

/**
 * The row that lists the drawing in the record. A drawing from which everything was rubbed out
 * again is entered in error: nobody should open an empty sheet years later.
 */
export function drawingDocument(
  edit: EditContext,
  annotation: Annotation,
  title: DrawingTitle,
  before?: DrawingDocument,
): DrawingDocument {
  const added = newAuthors(annotation, before).map((author) => ({
    reference: authorReference(author),
    display: author.authorName,
  }))
  return {
    ...before,
    resourceType: 'DocumentReference',
    id: annotation.id,
    status: annotation.marks.length === 0 ? 'entered-in-error' : 'current',
    identifier: [{ system: drawingBase, value: baseKey(annotation.base) }],
    type: teachingDrawing,
    category: [{ coding: [{ system: documentCategory, code: 'clinical-note' }] }],
    subject: referenceTo('Patient', edit.patientId),
    date: before?.date ?? edit.now(),
    author: [...(before?.author ?? []), ...added],
    description: drawingName(title),
    content: [
      {
        attachment: {
          contentType: inkContentType,
          url: `Binary/${annotation.id}`,
          title: title.picture,
        },
      },
    ],
    context: { encounter: [referenceTo('Encounter', edit.visitId)] },
  }
}

/** The vectors themselves, readable by whoever may read the patient. */
export function drawingBinary(edit: EditContext, annotation: Annotation): BinaryOfPatient {
  return {
    resourceType: 'Binary',
    id: annotation.id,
    contentType: inkContentType,
    securityContext: referenceTo('Patient', edit.patientId),
    data: writeInk(annotation),
  }
}

/** Who drew: one for each author, written when that person first puts a mark on the picture. */
export function drawingProvenance(
  edit: EditContext,
  annotation: Annotation,
  author: InkAuthor,
  id: string,
): DrawingProvenance {
  return {
    resourceType: 'Provenance',
    id,
    target: [referenceTo('DocumentReference', annotation.id)],
    recorded: edit.now(),
    agent: [
      {
        type: { coding: [{ system: agentType, code: 'author', display: 'Author' }] },
        who: { reference: authorReference(author), display: author.authorName },
      },
    ],
  }
}

export function inkOf(binary: Pick<BinaryOfPatient, 'data'>): ParsedInk {
  const text = fromBase64(binary.data)
  if (text === undefined) return { kind: 'unreadable', element: 'data', reason: 'is not base64' }
  try {
    return parseAnnotation(JSON.parse(text))
  } catch {
    return { kind: 'unreadable', element: 'data', reason: 'is not complete JSON' }
  }
}

/** Was this drawn over `base`, and in which visit (an Encounter's id)? */
export function drawnOver(
  document: Pick<DrawingDocument, 'identifier' | 'context'>,
  base: Annotation['base'],
): { readonly visitId: string | undefined } | null {
  const key = baseKey(base)
  const same = document.identifier?.some(
    ({ system, value }) => system === drawingBase && value === key,
  )
  if (same !== true) return null
  return { visitId: originOfReference(document.context?.encounter?.[0]?.reference)?.id }
}

function authorReference(author: InkAuthor): string {
  return `${author.role === 'patient' ? 'Patient' : 'Practitioner'}/${author.authorId}`
}

function baseKey({ lessonId, lessonVersion, blockId, stage }: Annotation['base']): string {
  return `${lessonId}@${lessonVersion}/${blockId}/${stage}`
}
