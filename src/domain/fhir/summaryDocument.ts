import type { EditContext } from '../visit/edit'
import { alongsideCodes, loinc } from './codes'
import type { BinaryOfPatient } from './drawingResources'
import type { CodeableConcept, Meta, Reference } from './r4'
import { referenceTo } from './resource'
import { authorReference } from './visitEncounter'

export const summaryCode = 'after-visit-summary'

const documentCategory = 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category'

/**
 * Two codes on purpose: ours says what it is; LOINC's "Summary of episode note" (care over a period
 * that may be one encounter) is the nearest broader one, by which other record systems file it.
 */
const afterVisitSummary: CodeableConcept = {
  coding: [
    { system: alongsideCodes, code: summaryCode, display: 'After-visit summary' },
    { system: loinc, code: '34133-9', display: 'Summary of episode note' },
  ],
  text: 'After-visit summary for the patient',
}

export interface SummaryDocument {
  readonly resourceType: 'DocumentReference'
  readonly id: string
  readonly meta?: Meta
  readonly status: 'current' | 'superseded' | 'entered-in-error'
  readonly type: CodeableConcept
  readonly category: readonly CodeableConcept[]
  readonly subject: Reference
  readonly date: string
  readonly author: readonly Reference[]
  readonly description: string
  readonly content: readonly {
    readonly attachment: {
      readonly contentType: 'application/pdf'
      readonly language: string
      readonly url: string
      readonly size: number
      readonly title: string
      readonly creation: string
    }
  }[]
  readonly context: { readonly encounter: readonly Reference[] }
}

/** The pages as they were handed over. */
export interface KeptPages {
  /** BCP 47 */
  readonly language: string
  /** For lists of documents, in the language of the pages. */
  readonly title: string
  readonly pdf: Uint8Array
}

/** One for a visit and a language: made again, it takes the place of the one before. */
export const summaryIdOf = (visitId: string, language: string): string => {
  const name = `summary-${language}-`
  return name + visitId.slice(name.length - 64)
}

export function summaryDocument(
  edit: EditContext,
  { language, title, pdf }: KeptPages,
  before: SummaryDocument | undefined,
): SummaryDocument {
  const id = summaryIdOf(edit.visitId, language)
  return {
    ...before,
    resourceType: 'DocumentReference',
    id,
    status: 'current',
    type: afterVisitSummary,
    category: [{ coding: [{ system: documentCategory, code: 'clinical-note' }] }],
    subject: referenceTo('Patient', edit.patientId),
    date: edit.now(),
    author: [authorReference(edit)],
    description: title,
    content: [
      {
        attachment: {
          contentType: 'application/pdf',
          language,
          url: `Binary/${id}`,
          size: pdf.length,
          title,
          creation: edit.now(),
        },
      },
    ],
    context: { encounter: [referenceTo('Encounter', edit.visitId)] },
  }
}

export function summaryBinary(
  edit: EditContext,
  { language, pdf }: KeptPages,
  before: BinaryOfPatient | undefined,
): BinaryOfPatient {
  return {
    ...before,
    resourceType: 'Binary',
    id: summaryIdOf(edit.visitId, language),
    contentType: 'application/pdf',
    securityContext: referenceTo('Patient', edit.patientId),
    data: toBase64(pdf),
  }
}

/** In pieces: a call with a million arguments breaks the stack. */
function toBase64(bytes: Uint8Array): string {
  let letters = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(letters)
}
