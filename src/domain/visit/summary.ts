import type { WarningSigns } from '../education/warningSigns'
import { agendaOf } from './agenda'
import type { Concern } from './concern'
import type { Goal } from './goal'
import type { PlanLine } from './plan'
import type { KeptDrawing, Origin, PatientRecord, VisitEntry } from './record'
import { millisecondsOf } from './when'

/** A lesson that was shown to this patient, as the record has it. */
export interface LessonShown {
  readonly origin: Origin
  readonly lessonId: string
  readonly lessonVersion: string
  /** In the language in which it was shown. */
  readonly title: string
  readonly notes: readonly string[]
  readonly when?: string
  readonly visitId?: string
}

/** Pages that were handed over and kept. */
export interface KeptSummary {
  readonly origin: Origin
  /** The Binary with the PDF. */
  readonly pages: Origin
  readonly language: string
  readonly title: string
  readonly when?: string
  readonly visitId?: string
}

/** What the patient takes home. Private words are not in it, nor is the answer to them. */
export interface Summary {
  readonly name: string
  /** BCP 47 */
  readonly language: string
  /** Instant or date of the visit. */
  readonly day: string
  readonly clinician: string
  readonly lessons: readonly { readonly lessonId: string; readonly title: string }[]
  readonly pictures: readonly KeptDrawing[]
  /** A few plain words of the clinician. */
  readonly addition: string
  readonly matters?: string
  readonly plan: readonly PlanLine[]
  /** Agreed by both: anything else is a proposal and stays in the room. */
  readonly goals: readonly Goal[]
  readonly settled: readonly Concern[]
  readonly warnings: readonly WarningSigns[]
  readonly next: readonly VisitEntry[]
}

export interface SummaryChoices {
  readonly language: string
  readonly clinician: string
  readonly addition: string
  readonly withPictures: boolean
  /** Of the lessons given in this visit, in `language`, with their titles in it. */
  readonly warnings: readonly WarningSigns[]
  readonly titles: ReadonlyMap<string, string>
  /** What the pictures are called in `language`, by their ink. */
  readonly captions: ReadonlyMap<string, string>
}

const nextShown = 3

/** `now`: an instant; `today`: the local date of it. */
export function summaryOf(
  record: PatientRecord,
  visitId: string,
  now: string,
  today: string,
  choices: SummaryChoices,
): Summary {
  const matters = record.whatMatters[0]
  const visit = record.visits.find(({ origin }) => origin.id === visitId)
  return {
    name: record.person.name,
    language: choices.language,
    day: visit?.start ?? now,
    clinician: choices.clinician,
    lessons: lessonsOf(record, visitId).map(({ lessonId, title }) => ({
      lessonId,
      title: choices.titles.get(lessonId) ?? title,
    })),
    pictures: (choices.withPictures ? picturesOf(record, visitId) : []).map((drawing) => ({
      ...drawing,
      title: choices.captions.get(drawing.inkId) ?? drawing.title,
    })),
    addition: choices.addition.trim(),
    ...(matters !== undefined && { matters: matters.words }),
    plan: record.plan,
    goals: record.goals.filter(({ status, agreed }) => status === 'active' && agreed),
    settled: agendaOf(record, visitId, today).filter(
      (concern) => !concern.private && concern.answer?.visitId === visitId,
    ),
    warnings: choices.warnings,
    next: nextVisits(record, now),
  }
}

/** Each lesson of this visit once, in the order in which they were shown. */
export function lessonsOf(
  { lessonsGiven }: Pick<PatientRecord, 'lessonsGiven'>,
  visitId: string,
): readonly LessonShown[] {
  const ours = lessonsGiven.filter((lesson) => lesson.visitId === visitId).toReversed()
  return [...new Map(ours.map((lesson) => [lesson.lessonId, lesson])).values()]
}

/** What was drawn in this visit, in the order of drawing. */
export function picturesOf(
  { drawings }: Pick<PatientRecord, 'drawings'>,
  visitId: string,
): readonly KeptDrawing[] {
  return drawings.filter((drawing) => drawing.visitId === visitId).toReversed()
}

function nextVisits({ visits }: PatientRecord, now: string): readonly VisitEntry[] {
  const at = ({ start }: VisitEntry) => millisecondsOf(start ?? '')
  return visits
    .filter((visit) => visit.state === 'planned' && at(visit) > millisecondsOf(now))
    .toSorted((a, b) => at(a) - at(b))
    .slice(0, nextShown)
}
