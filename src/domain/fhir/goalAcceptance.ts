import type { Goal, GoalSide } from '../visit/goal'
import { goalAcceptance } from './codes'
import { companionOf } from './companion'
import { fieldsAt, listAt, textAt, type Fields } from './json'
import type { OwnExtension } from './planResources'
import type { Reference } from './r4'
import { originOfReference } from './resource'

type Answer = 'agree' | 'pending'

/** One person's answer as HL7's goal-acceptance extension has it. */
export function acceptance(individual: Reference, status: Answer): OwnExtension {
  return {
    url: goalAcceptance,
    extension: [
      { url: 'individual', valueReference: individual },
      { url: 'status', valueCode: status },
    ],
  }
}

const isAcceptance = ({ url }: OwnExtension): boolean => url === goalAcceptance

function personOf(answer: OwnExtension): Reference | undefined {
  return answer.extension?.find(({ url }) => url === 'individual')?.valueReference
}

const isOfPatient = (answer: OwnExtension, patientId: string): boolean =>
  originOfReference(personOf(answer)?.reference)?.id === patientId

const saysAgree = (answer: OwnExtension): boolean =>
  answer.extension?.some(({ url, valueCode }) => url === 'status' && valueCode === 'agree') ?? false

/** A person's yes takes the place of their earlier answer and of the staff's unanswered places. */
export function withAnswer(
  extensions: readonly OwnExtension[],
  who: Reference,
  side: GoalSide,
  patientId: string,
  status: Answer,
): readonly OwnExtension[] {
  const others = extensions.filter((each) => {
    if (!isAcceptance(each)) return true
    const ofPatient = isOfPatient(each, patientId)
    if (side === 'patient') return !ofPatient
    if (ofPatient) return true
    return personOf(each)?.reference !== who.reference && isSaid(each)
  })
  return [...others, acceptance(who, status)]
}

/** Asked again: whoever answered before is asked anew. */
export function withAllPending(extensions: readonly OwnExtension[]): readonly OwnExtension[] {
  return extensions.map((each) => {
    const person = isAcceptance(each) ? personOf(each) : undefined
    return person === undefined ? each : acceptance(person, 'pending')
  })
}

/** A placeholder is nobody's word; a no is. */
function isSaid(answer: OwnExtension): boolean {
  const status = answer.extension?.find(({ url }) => url === 'status')?.valueCode
  return status !== undefined && status !== 'pending'
}

/**
 * Both have said yes, in so many words. A life cycle or an achievement is the sender's own view:
 * it never makes a number the patient's goal. One "disagree" on either side undoes it.
 */
export function agreedByBoth(extensions: readonly OwnExtension[], patientId: string): boolean {
  const answers = extensions.filter(isAcceptance)
  const patient = answers.filter((each) => isOfPatient(each, patientId))
  const staff = answers.filter((each) => !isOfPatient(each, patientId) && isStaff(each))
  return [patient, staff].every((side) => side.length > 0 && side.every(saysAgree))
}

const isStaff = (answer: OwnExtension): boolean =>
  originOfReference(personOf(answer)?.reference)?.type.startsWith('Practitioner') ?? false

interface Answered {
  readonly side: GoalSide
  readonly status: string
  readonly by: string | undefined
  readonly companion?: string
}

/** The seals of both sides as the record has them; a side that nobody asked is open. */
export function sealsOf(goal: Fields, patientId: string): Goal['seals'] {
  const answers = listAt(goal, 'extension')
    .filter((extension) => textAt(extension, 'url') === goalAcceptance)
    .flatMap((each) => answerOf(each, patientId))
  const seal = (side: GoalSide): Goal['seals'][GoalSide] => {
    const own = answers.filter((answer) => answer.side === side)
    const by = own.find(({ by: name }) => name !== undefined)?.by
    const refused = own.some(({ status }) => status === 'disagree')
    const agreed = own.length > 0 && own.every(({ status }) => status === 'agree')
    const state = refused ? 'refused' : agreed ? 'agreed' : 'open'
    const hand = agreed ? own.find((answer) => answer.companion !== undefined) : undefined
    return {
      state,
      ...(by !== undefined && { by }),
      ...(hand?.companion !== undefined && { companion: hand.companion }),
    }
  }
  return { patient: seal('patient'), clinician: seal('clinician') }
}

function answerOf(acceptanceFields: Fields, patientId: string): readonly Answered[] {
  const parts = listAt(acceptanceFields, 'extension')
  const part = (url: string) => parts.find((each) => textAt(each, 'url') === url)
  const individual = fieldsAt(part('individual'), 'valueReference')
  const person = originOfReference(textAt(individual, 'reference'))
  const status = textAt(part('status'), 'valueCode') ?? ''
  const by = textAt(individual, 'display')
  if (person?.id === patientId) return [{ side: 'patient', status, by, ...companionOf(individual) }]
  return person?.type.startsWith('Practitioner') ? [{ side: 'clinician', status, by }] : []
}
