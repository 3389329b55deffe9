import type { EditContext } from '../visit/edit'
import type { Origin } from '../visit/record'
import { alongsideCodes } from './codes'
import type { AgendaList } from './concernResources'
import { referenceTo } from './resource'
import { authorReference } from './visitEncounter'

export const agendaCode = 'agenda'

/** The same on every tablet: two of them never make two agendas of one visit. */
export const agendaIdOf = (visitId: string): string => `agenda-${visitId.slice(-57)}`

export function agendaList(
  edit: EditContext,
  order: readonly Origin[],
  before: AgendaList | undefined,
): AgendaList {
  const { entry: _earlier, ...rest } = before ?? {}
  return {
    ...rest,
    resourceType: 'List',
    id: agendaIdOf(edit.visitId),
    status: 'current',
    mode: 'working',
    code: {
      coding: [{ system: alongsideCodes, code: agendaCode, display: 'Agenda of the patient' }],
      text: 'Agenda of the patient',
    },
    subject: referenceTo('Patient', edit.patientId),
    encounter: referenceTo('Encounter', edit.visitId),
    date: edit.now(),
    source: authorReference(edit),
    // FHIR forbids an empty list of entries.
    ...(order.length > 0 && {
      entry: order.map(({ type, id }) => ({ item: referenceTo(type, id) })),
    }),
  }
}
