import { keepable } from '../visit/concern'
import type { EditContext } from '../visit/edit'
import { loinc, observationCategory } from './codes'
import type { MattersObservation } from './concernResources'
import { referenceTo } from './resource'
import { authorReference } from './visitEncounter'

export const mattersCode = '75773-2'

const usCoreCategory = 'http://hl7.org/fhir/us/core/CodeSystem/us-core-category'

/** What matters to the patient, as US Core's Treatment Intervention Preference has it. */
export function mattersObservation(
  edit: EditContext,
  words: string,
  before: MattersObservation | undefined,
): MattersObservation {
  const said = keepable(words)
  return {
    ...before,
    resourceType: 'Observation',
    id: before?.id ?? edit.newId(),
    status: said === '' ? 'entered-in-error' : before ? 'amended' : 'final',
    category: [
      { coding: [{ system: observationCategory, code: 'survey', display: 'Survey' }] },
      { coding: [{ system: usCoreCategory, code: 'treatment-intervention-preference' }] },
    ],
    code: {
      coding: [
        {
          system: loinc,
          code: mattersCode,
          display: 'Goals, preferences, and priorities for medical treatment [Reported]',
        },
      ],
      text: 'What matters to the patient',
    },
    subject: referenceTo('Patient', edit.patientId),
    encounter: referenceTo('Encounter', edit.visitId),
    effectiveDateTime: edit.now(),
    performer: [authorReference(edit)],
    valueString: said === '' ? (before?.valueString ?? '-') : said,
  }
}
