import type { Form } from '../visit/form'
import { element, isFields, listAt, textAt, Unreadable, type Fields } from './json'
import { wordsAt } from './questionnaireWords'
import { readFormItems, type FormReading } from './readFormItem'

export interface FormReader {
  /** BCP 47, of the screen. */
  readonly language: string
  /** The Patient resource that initial answers may come from. */
  readonly patient?: Fields
}

/**
 * A Questionnaire as a form. `null` for what is none or is damaged as a whole; a single item that is
 * damaged, or of a kind that a tablet cannot ask, becomes one for the front desk.
 */
export function readForm(questionnaire: unknown, reader: FormReader): Form | null {
  if (!isFields(questionnaire) || element(questionnaire, 'resourceType') !== 'Questionnaire')
    return null
  try {
    return form(questionnaire, reader)
  } catch (fault) {
    if (fault instanceof Unreadable) return null
    throw fault
  }
}

/** An active form about a patient; without a word on whom it is about, it is about patients. */
export function isForPatients(questionnaire: Fields): boolean {
  const about = element(questionnaire, 'subjectType')
  return (
    element(questionnaire, 'status') === 'active' &&
    (!Array.isArray(about) || about.length === 0 || about.includes('Patient'))
  )
}

/** How answers and tasks name it. */
function canonicalOf(questionnaire: Fields): string {
  const url = textAt(questionnaire, 'url')
  const version = textAt(questionnaire, 'version')
  if (url === undefined) return `Questionnaire/${textAt(questionnaire, 'id') ?? ''}`
  return version === undefined ? url : `${url}|${version}`
}

function form(questionnaire: Fields, { language, patient }: FormReader): Form | null {
  const id = textAt(questionnaire, 'id')
  if (id === undefined || element(questionnaire, 'modifierExtension') !== undefined) return null
  const reading: FormReading = {
    language,
    ...(patient !== undefined && { patient }),
    contained: listAt(questionnaire, 'contained'),
    taken: new Set(),
  }
  const title =
    wordsAt(questionnaire, 'title', language) ?? wordsAt(questionnaire, 'name', language)
  const about = wordsAt(questionnaire, 'description', language)
  return {
    id,
    canonical: canonicalOf(questionnaire),
    title: title?.shown ?? '',
    writtenTitle: title?.written ?? '',
    ...(about !== undefined && { about: about.shown }),
    items: readFormItems(listAt(questionnaire, 'item'), reading),
  }
}
