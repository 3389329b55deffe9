import type { EditContext } from '../visit/edit'
import type { Encounter, Meta } from './r4'
import { visitEncounter } from './visitEncounter'

export interface AppointmentStatus {
  readonly resourceType: 'Appointment'
  readonly id: string
  readonly meta?: Meta
  readonly status: string
}

/** The visit, ended now; begun and ended at once where nothing was written down before. */
export function finishedVisit(edit: EditContext, current: Encounter | undefined): Encounter {
  const visit = current ?? visitEncounter(edit)
  return { ...visit, status: 'finished', period: { ...visit.period, end: edit.now() } }
}

/** Wrapping up was too early: the visit goes on. */
export function resumedVisit(visit: Encounter): Encounter {
  const { end: _end, ...period } = visit.period
  return { ...visit, status: 'in-progress', period }
}

export function appointmentNow<T extends AppointmentStatus>(
  appointment: T,
  status: 'fulfilled' | 'arrived',
): T {
  return { ...appointment, status }
}
