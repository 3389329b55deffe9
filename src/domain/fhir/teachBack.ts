import { keepable } from '../visit/concern'
import type { EditContext } from '../visit/edit'
import type { NewTeachBack, TeachBackAbout, TeachBackRating } from '../visit/teachBack'
import { alongsideCodes } from './codes'
import type { TeachBackResponse } from './planResources'
import { referenceTo } from './resource'
import { authorReference } from './visitEncounter'

export const teachBackForm = 'urn:alongside:teach-back'
export const lessonPlaces = 'urn:alongside:lessons'
export const planLinePlaces = 'urn:alongside:plan-lines'

const ratingNames: Readonly<Record<TeachBackRating, string>> = {
  clear: 'Clear',
  partly: 'Partly clear',
  again: 'Explain again',
}

/** What the patient said back, in the patient's words; the rating is the clinician's. */
export function teachBackResponse(edit: EditContext, given: NewTeachBack): TeachBackResponse {
  const explanation = keepable(given.explanation)
  return {
    resourceType: 'QuestionnaireResponse',
    id: given.id,
    questionnaire: teachBackForm,
    status: 'completed',
    subject: referenceTo('Patient', edit.patientId),
    encounter: referenceTo('Encounter', edit.visitId),
    authored: edit.now(),
    author: authorReference(edit),
    source: referenceTo('Patient', edit.patientId),
    item: [
      {
        linkId: 'about',
        text: 'What was explained',
        answer: [{ valueCoding: placeOf(given.about) }],
      },
      ...(explanation === ''
        ? []
        : [
            {
              linkId: 'explanation',
              text: 'In the patient’s own words',
              answer: [{ valueString: explanation }],
            },
          ]),
      {
        linkId: 'rating',
        text: 'How clear it was',
        answer: [
          {
            valueCoding: {
              system: alongsideCodes,
              code: given.rating,
              display: ratingNames[given.rating],
            },
          },
        ],
      },
    ],
  }
}

function placeOf(about: TeachBackAbout) {
  if (about.kind === 'plan-line')
    return { system: planLinePlaces, code: about.lineId, display: about.title }
  const code = about.place === undefined ? about.lessonId : `${about.lessonId}/${about.place}`
  return { system: lessonPlaces, code, display: about.title }
}
