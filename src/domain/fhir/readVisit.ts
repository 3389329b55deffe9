import type { VisitEntry } from '../visit/record'
import { dateOrNothing } from '../visit/when'
import { nameOf, namesOf } from './concept'
import { fieldsAt, listAt, textAt, type Fields } from './json'
import { originOfReference } from './resource'
import type { RecordWords } from './words'

const encounterStates: Readonly<Record<string, VisitEntry['state']>> = {
  planned: 'planned',
  arrived: 'here',
  triaged: 'here',
  'in-progress': 'in-progress',
  onleave: 'in-progress',
  cancelled: 'cancelled',
}

const appointmentStates: Readonly<Record<string, VisitEntry['state']>> = {
  proposed: 'planned',
  pending: 'planned',
  booked: 'planned',
  waitlist: 'planned',
  arrived: 'here',
  'checked-in': 'here',
  cancelled: 'cancelled',
  noshow: 'cancelled',
}

export function readEncounter(
  encounter: Fields,
  id: string,
  words: RecordWords,
): VisitEntry | null {
  const status = textAt(encounter, 'status') ?? ''
  if (status === 'entered-in-error') return null
  const period = fieldsAt(encounter, 'period')
  const people = listAt(encounter, 'participant').map((each) => fieldsAt(each, 'individual'))
  return entry(
    { type: 'Encounter', id },
    dateOrNothing(textAt(period, 'start')),
    dateOrNothing(textAt(period, 'end')),
    reasonOf(encounter) ?? namesOf(encounter, 'type')[0] ?? words.visit,
    people.map((person) => textAt(person, 'display')).find((name) => name !== undefined),
    encounterStates[status] ?? 'done',
  )
}

export function readAppointment(
  appointment: Fields,
  id: string,
  words: RecordWords,
): VisitEntry | null {
  const status = textAt(appointment, 'status') ?? ''
  if (status === 'entered-in-error') return null
  const clinicians = listAt(appointment, 'participant')
    .map((each) => fieldsAt(each, 'actor'))
    .filter((actor) =>
      originOfReference(textAt(actor, 'reference'))?.type.startsWith('Practitioner'),
    )
  return entry(
    { type: 'Appointment', id },
    dateOrNothing(textAt(appointment, 'start')),
    dateOrNothing(textAt(appointment, 'end')),
    textAt(appointment, 'description') ??
      reasonOf(appointment) ??
      namesOf(appointment, 'serviceType')[0] ??
      nameOf(fieldsAt(appointment, 'appointmentType')) ??
      words.visit,
    clinicians.map((actor) => textAt(actor, 'display')).find((name) => name !== undefined),
    appointmentStates[status] ?? 'done',
  )
}

/** Appointments that became an encounter: one meeting is listed once. */
export function appointmentsKept(encounter: Fields): readonly string[] {
  return listAt(encounter, 'appointment').flatMap(
    (reference) => originOfReference(textAt(reference, 'reference'))?.id ?? [],
  )
}

function reasonOf(of: Fields): string | undefined {
  const shown = listAt(of, 'reasonReference').map((reference) => textAt(reference, 'display'))
  return namesOf(of, 'reasonCode')[0] ?? shown.find((display) => display !== undefined)
}

function entry(
  origin: VisitEntry['origin'],
  start: string | undefined,
  end: string | undefined,
  reason: string,
  clinician: string | undefined,
  state: VisitEntry['state'],
): VisitEntry {
  return {
    origin,
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    reason,
    ...(clinician !== undefined && { with: clinician }),
    state,
  }
}
