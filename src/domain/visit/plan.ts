import type { Origin, PatientRecord } from './record'

export type LineKind = 'medicine' | 'activity' | 'test' | 'referral' | 'other'
export type MarkKind = 'got-it' | 'question' | 'cannot'

/** One line of the plan that both read together. */
export interface PlanLine {
  /** The plan in which the line stands. */
  readonly origin: Origin
  readonly lineId: string
  readonly kind: LineKind
  readonly text: string
  readonly detail?: string
  /** Names of the problems that it is for, where it came from the record. */
  readonly why: readonly string[]
  /** The medicine or order that the line stands for. */
  readonly source?: Origin
  /** The patient's newest answer. */
  readonly mark?: PlanMark
}

export interface PlanMark {
  readonly origin: Origin
  readonly kind: MarkKind
  /** The patient's own. */
  readonly words?: string
  readonly at: string
  readonly visitId?: string
  /** A parent or helper who tapped and wrote for the patient. */
  readonly companion?: string
  /** Said of older words of this line: still to be read, but not an answer to what it says now. */
  readonly stale: boolean
  readonly reply?: PlanReply
}

interface PlanReply {
  readonly origin: Origin
  readonly words: string
  readonly byName: string
  readonly at: string
}

/** An order, or an activity of another plan, that is still to be done. */
export interface OpenItem {
  readonly origin: Origin
  readonly kind: LineKind
  readonly text: string
  readonly detail?: string
  readonly why: readonly string[]
}

/** What a new line says. */
export interface NewPlanLine {
  readonly kind: LineKind
  readonly text: string
  readonly detail?: string
  readonly source?: Origin
}

/** What a clinician may offer as a line: not in the plan yet. */
export interface PlanSuggestion extends NewPlanLine {
  readonly why: readonly string[]
}

/** Has the patient said what they think of the line as it reads now? */
export function isAnswered({ mark }: PlanLine): boolean {
  return mark !== undefined && !mark.stale
}

/** Lines about which the patient has said nothing yet. */
export function unansweredLines({ plan }: PatientRecord): readonly PlanLine[] {
  return plan.filter((line) => !isAnswered(line))
}

/** Lines with a question, or that the patient can't do, to which nobody has replied. */
export function linesToReply({ plan }: PatientRecord): readonly PlanLine[] {
  return plan.filter(
    ({ mark }) => mark !== undefined && mark.kind !== 'got-it' && mark.reply === undefined,
  )
}

/** Medicines first, then orders and activities: what is not in the plan yet. */
export function planSuggestions(record: PatientRecord): readonly PlanSuggestion[] {
  const used = new Set(record.plan.flatMap(({ source }) => (source ? [keyOf(source)] : [])))
  const said = new Set(record.plan.map(({ text }) => text))
  const medicines = record.medicines
    .filter(
      ({ status, origin, alsoRunning }) =>
        (status === 'taking' || status === 'unsure') &&
        ![origin, ...alsoRunning].some((each) => used.has(keyOf(each))),
    )
    .map(({ origin, name, howTaken, why }): PlanSuggestion => ({
      kind: 'medicine',
      text: name,
      ...(howTaken !== undefined && { detail: howTaken }),
      source: origin,
      why,
    }))
  const open = record.openItems.map(({ origin, ...item }): PlanSuggestion => {
    // A plan of somebody else is not a thing to do: only its words are taken over.
    return origin.type === 'CarePlan' ? item : { ...item, source: origin }
  })
  return [...medicines, ...open].filter(
    ({ text, source }) => !said.has(text) && !(source && used.has(keyOf(source))),
  )
}

const keyOf = ({ type, id }: Origin): string => `${type}/${id}`
