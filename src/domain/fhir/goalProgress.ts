import { keepable } from '../visit/concern'
import type { EditContext } from '../visit/edit'
import type { ProgressRating } from '../visit/goal'
import { noteBy, withoutStaleNarrative } from './amend'
import { lifecycleOf } from './goalEdits'
import { achievement, achievementCodes, goalProgress, ratings, verbatim } from './goalNames'
import type { GoalNote, GoalResource } from './planResources'

export interface NewProgress {
  readonly rating: ProgressRating
  /** The patient's own; may be empty. */
  readonly words: string
  /** The rating in the language of who wrote it: a note must say something. */
  readonly label: string
  /** Instant: by it the note is found again. */
  readonly at: string
}

/** How it went since the last visit. A goal that is reached is done. */
export function goalWithProgress(
  goal: GoalResource,
  progress: NewProgress,
  edit: EditContext,
): GoalResource {
  const words = keepable(progress.words)
  const code = achievementCodes[progress.rating]
  const note: GoalNote = {
    extension: [
      { url: goalProgress, valueCode: code },
      ...(words === '' ? [] : [{ url: verbatim, valueBoolean: true }]),
    ],
    ...noteBy(edit, words === '' ? progress.label : words),
    time: progress.at,
  }
  return {
    ...withoutStaleNarrative(goal),
    ...(progress.rating === 'reached' && { lifecycleStatus: 'completed' }),
    achievementStatus: { coding: [{ system: achievement, code }] },
    statusDate: edit.now().slice(0, 10),
    note: [...(goal.note ?? []), note],
  }
}

/** The note written at that instant was a slip: the goal stands where it stood before it. */
export function goalWithoutProgress(
  goal: GoalResource,
  at: string,
  edit: EditContext,
): GoalResource {
  const isProgress = (note: GoalNote) => note.extension?.some(({ url }) => url === goalProgress)
  const kept = (goal.note ?? []).filter((note) => !(isProgress(note) === true && note.time === at))
  const { note: _note, achievementStatus: _status, ...rest } = withoutStaleNarrative(goal)
  const last = kept.findLast(isProgress)
  const code = last?.extension?.find(({ url }) => url === goalProgress)?.valueCode
  return {
    ...rest,
    lifecycleStatus:
      goal.lifecycleStatus === 'completed' && ratings[code ?? ''] !== 'reached'
        ? lifecycleOf(goal.extension ?? [], edit.patientId)
        : goal.lifecycleStatus,
    ...(code !== undefined && { achievementStatus: { coding: [{ system: achievement, code }] } }),
    ...(kept.length > 0 && { note: kept }),
  }
}

export type GoalEnd = 'stopped' | 'mistake'

/** No longer worked towards, or never meant. */
export function closedGoal(goal: GoalResource, end: GoalEnd, edit: EditContext): GoalResource {
  return {
    ...withoutStaleNarrative(goal),
    lifecycleStatus: end === 'mistake' ? 'entered-in-error' : 'cancelled',
    statusDate: edit.now().slice(0, 10),
  }
}

export function reopenedGoal(goal: GoalResource, edit: EditContext): GoalResource {
  return {
    ...withoutStaleNarrative(goal),
    lifecycleStatus: lifecycleOf(goal.extension ?? [], edit.patientId),
    statusDate: edit.now().slice(0, 10),
  }
}
