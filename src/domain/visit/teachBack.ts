import type { Origin } from './record'

/** What was explained: the place to go back to where it has to be explained again. */
export type TeachBackAbout =
  | {
      readonly kind: 'lesson'
      readonly lessonId: string
      /** The section, or section/block, within the lesson. */
      readonly place?: string
      readonly title: string
    }
  | { readonly kind: 'plan-line'; readonly lineId: string; readonly title: string }

export type TeachBackRating = 'clear' | 'partly' | 'again'

/** How it went when the patient said it back: a question about how clear we were. */
export interface TeachBack {
  readonly origin: Origin
  readonly about: TeachBackAbout
  /** In the patient's own words, as they were noted. */
  readonly explanation?: string
  readonly rating: TeachBackRating
  readonly at: string
  readonly byName?: string
}

export interface NewTeachBack {
  readonly id: string
  readonly about: TeachBackAbout
  readonly explanation: string
  readonly rating: TeachBackRating
}

/** The newest of each thing explained that still has to be explained again. */
export function toExplainAgain(given: readonly TeachBack[]): readonly TeachBack[] {
  const newest = new Map(given.toReversed().map((each) => [keyOf(each.about), each]))
  return [...newest.values()].filter(({ rating }) => rating === 'again')
}

function keyOf(about: TeachBackAbout): string {
  return about.kind === 'lesson' ? `${about.lessonId}/${about.place ?? ''}` : about.lineId
}
