import {
  dayVisitOf,
  foundPatientOf,
  type DayVisit,
  type FoundPatient,
} from '@/domain/fhir/clinicDay'
import { saveDay } from '@/records/day'
import type { StoredResource } from '@/records/resource'
import type { FhirClient } from './fhirClient'
import { resourcesIn } from './bundle'
import type { PullEnd } from './pull'
import { searchAll } from './searchAll'

/** Asks for the appointments of one local day and keeps the list on this tablet. */
export async function pullDay(
  client: FhirClient,
  date: string,
  from: Date,
  to: Date,
): Promise<{ end: PullEnd; visits: readonly DayVisit[] }> {
  const query = new URLSearchParams({ _count: '200', _sort: 'date' })
  query.append('date', `ge${from.toISOString()}`)
  query.append('date', `lt${to.toISOString()}`)
  const appointments = await searchAll(client, 'Appointment', query)
  if (appointments.end !== 'complete') return { end: appointments.end, visits: [] }
  const ids = new Set(
    appointments.found
      .flatMap((found) => dayVisitOf(loose(found), new Map()))
      .map(({ patientId }) => patientId),
  )
  const patients = ids.size
    ? await searchAll(
        client,
        'Patient',
        new URLSearchParams({ _id: [...ids].join(','), _count: '200' }),
      )
    : { end: 'complete' as const, found: [] }
  if (patients.end !== 'complete') return { end: patients.end, visits: [] }
  const byId = new Map(patients.found.map((patient) => [patient.id, loose(patient)]))
  const visits = appointments.found
    .flatMap((appointment) => dayVisitOf(loose(appointment), byId))
    .sort((a, b) => (Date.parse(a.start) < Date.parse(b.start) ? -1 : 1))
  await saveDay(date, visits)
  return { end: 'complete', visits }
}

/** People at the clinic by name, or by birth date where the words are one. */
export async function findAtClinic(
  client: FhirClient,
  words: string,
): Promise<{ end: PullEnd; patients: readonly FoundPatient[] }> {
  const birthdate = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(words) ? { birthdate: words } : { name: words }
  const answer = await client.search('Patient', new URLSearchParams({ ...birthdate, _count: '20' }))
  if (answer.kind !== 'found')
    return { end: answer.kind === 'gone' ? 'refused' : answer.kind, patients: [] }
  return {
    end: 'complete',
    patients: resourcesIn(answer.resource)
      .filter(({ resourceType }) => resourceType === 'Patient')
      .map((patient) => foundPatientOf(loose(patient))),
  }
}

const loose = (resource: StoredResource) => resource as unknown as Record<string, unknown>
