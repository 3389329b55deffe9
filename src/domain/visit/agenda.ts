import type { Concern } from './concern'

interface WithConcerns {
  readonly concerns: readonly Concern[]
}

/**
 * What the patient wants to talk about in this visit, most important first: what was written for it,
 * what earlier visits left open or put off until now, and what this visit has settled of that.
 * `today` is a date; a concern may never fall silent between two visits.
 */
export function agendaOf(record: WithConcerns, visitId: string, today: string): readonly Concern[] {
  return record.concerns.filter(
    (concern) =>
      concern.visitId === visitId ||
      concern.answers.some((answer) => answer.visitId === visitId) ||
      isOpen(concern, visitId, today),
  )
}

/** Those of the agenda that nobody has answered, deferred or sent on: no visit ends over them. */
export function openConcerns(
  record: WithConcerns,
  visitId: string,
  today: string,
): readonly Concern[] {
  return record.concerns.filter((concern) => isOpen(concern, visitId, today))
}

function isOpen({ state, answer }: Concern, visitId: string, today: string): boolean {
  if (state === 'open' || answer === undefined) return true
  if (state !== 'deferred' || answer.visitId === visitId) return false
  return answer.until === undefined || answer.until <= today
}

/** The order after moving one by a place; the same list where it cannot move. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const [item, other] = [list[from], list[from + by]]
  if (item === undefined || other === undefined) return list
  return list.with(from, other).with(from + by, item)
}
