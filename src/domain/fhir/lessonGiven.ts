import type { LessonGiven } from '../education/lessonGiven'
import type { EditContext } from '../visit/edit'
import type { LessonProcedure } from './drawingResources'
import { referenceTo } from './resource'

/**
 * The lesson as a Procedure: SNOMED CT 409073007 |Education (procedure)|, done now, by whom, how
 * long; what was shown and how the asking back went stand in the notes, in the reader's words.
 */
export function lessonProcedure(
  edit: EditContext,
  given: LessonGiven,
  id: string,
): LessonProcedure {
  const performer =
    edit.author.role === 'clinician'
      ? [{ actor: { ...referenceTo('Practitioner', edit.author.id), display: edit.author.name } }]
      : []
  return {
    resourceType: 'Procedure',
    id,
    status: 'completed',
    code: {
      coding: [{ system: 'http://snomed.info/sct', code: '409073007', display: 'Education' }],
      text: given.title,
    },
    instantiatesUri: [`urn:alongside:lesson:${given.lessonId}:${given.lessonVersion}`],
    subject: referenceTo('Patient', edit.patientId),
    encounter: referenceTo('Encounter', edit.visitId),
    performedPeriod: { start: given.start, end: given.end },
    ...(performer.length > 0 && { performer }),
    usedCode: [
      {
        coding: [
          {
            system: 'urn:alongside:lessons',
            code: `${given.lessonId}@${given.lessonVersion}`,
            display: given.title,
          },
        ],
      },
    ],
    note: given.notes.map((text) => ({ text, time: given.end })),
  }
}
