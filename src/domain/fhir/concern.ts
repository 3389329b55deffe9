import { keepable, type AnswerKind, type ConcernKind } from '../visit/concern'
import type { EditContext } from '../visit/edit'
import type { Origin } from '../visit/record'
import { alongsideCodes, alongsideExtension, writtenBy } from './codes'
import type { ConcernCommunication } from './concernResources'
import type { CodeableConcept } from './r4'
import { referenceTo } from './resource'
import { authorReference, patientSpeaking } from './visitEncounter'

export const askedAt = alongsideExtension('asked-at')
export const until = alongsideExtension('until')
export const privateCode = 'private'

export interface NewConcern {
  readonly kind: ConcernKind
  readonly words: string
  readonly private: boolean
  /** Where in a lesson it came up: lesson/section/block. */
  readonly place?: string
}

export interface NewAnswer {
  readonly kind: AnswerKind
  readonly words: string
  /** A date: when a deferred concern comes back. */
  readonly until?: string
  /** To whom a concern is sent on. */
  readonly to?: string
}

/** Record systems that know nothing of us show the text. */
const names: Readonly<Record<ConcernKind | AnswerKind | typeof privateCode, string>> = {
  question: 'Question from the patient',
  concern: 'Concern from the patient',
  private: 'Not on the shared screen or paper',
  answered: 'Answer to the patient',
  deferred: 'Deferred',
  'sent-on': 'Sent on',
}

/** The patient is who speaks, whoever held the pen; a clinician's hand is named beside it. */
export function concernResource(
  edit: EditContext,
  concern: NewConcern,
  id: string,
): ConcernCommunication {
  const extension = [
    ...(concern.place === undefined ? [] : [{ url: askedAt, valueString: concern.place }]),
    ...handOf(edit),
  ]
  return {
    resourceType: 'Communication',
    id,
    ...(extension.length > 0 && { extension }),
    status: 'completed',
    category: [category(concern.kind), ...(concern.private ? [category(privateCode)] : [])],
    subject: referenceTo('Patient', edit.patientId),
    encounter: referenceTo('Encounter', edit.visitId),
    sent: edit.now(),
    sender: patientSpeaking(edit),
    payload: [{ contentString: keepable(concern.words) }],
  }
}

/** Other words are named after whose hand wrote them last. */
export function concernWithWords(
  edit: EditContext,
  concern: ConcernCommunication,
  words: string,
): ConcernCommunication {
  const { extension: before = [], ...rest } = concern
  const extension = [...before.filter(({ url }) => url !== writtenBy), ...handOf(edit)]
  return {
    ...rest,
    ...(extension.length > 0 && { extension }),
    sender: patientSpeaking(edit),
    payload: [{ contentString: keepable(words) }],
  }
}

export function concernKept(
  concern: ConcernCommunication,
  isPrivate: boolean,
): ConcernCommunication {
  const others = concern.category.filter((each) => !isPrivateMark(each))
  return { ...concern, category: isPrivate ? [...others, category(privateCode)] : others }
}

/** Removed or taken back: out of every list, still in the history. */
export function withdrawn(
  communication: ConcernCommunication,
  taken: boolean,
): ConcernCommunication {
  return { ...communication, status: taken ? 'entered-in-error' : 'completed' }
}

/** An answer to a private concern is as private as the concern. */
export function answerResource(
  edit: EditContext,
  concern: Origin & { readonly private: boolean },
  answer: NewAnswer,
  id: string,
): ConcernCommunication {
  const [words, to] = [keepable(answer.words), keepable(answer.to ?? '')]
  const said = words === '' ? to : words
  return {
    resourceType: 'Communication',
    id,
    ...(answer.until !== undefined && { extension: [{ url: until, valueDate: answer.until }] }),
    inResponseTo: [referenceTo(concern.type, concern.id)],
    status: 'completed',
    category: [category(answer.kind), ...(concern.private ? [category(privateCode)] : [])],
    subject: referenceTo('Patient', edit.patientId),
    encounter: referenceTo('Encounter', edit.visitId),
    sent: edit.now(),
    ...(to !== '' && { recipient: [{ display: to }] }),
    sender: authorReference(edit),
    ...(said !== '' && { payload: [{ contentString: said }] }),
  }
}

/** A clinician's hand, where it was not the patient's. */
function handOf(edit: EditContext) {
  if (edit.author.role === 'patient') return []
  return [{ url: writtenBy, valueReference: authorReference(edit) }]
}

function category(code: keyof typeof names): CodeableConcept {
  return { coding: [{ system: alongsideCodes, code, display: names[code] }], text: names[code] }
}

function isPrivateMark({ coding }: CodeableConcept): boolean {
  return (
    coding?.some(({ system, code }) => system === alongsideCodes && code === privateCode) ?? false
  )
}
