/** One line of Today: an appointment with the person it is for. */
export interface DayVisit {
  readonly appointmentId: string
  readonly patientId: string
  readonly name: string
  readonly birthDate?: string
  readonly languages: readonly string[]
  readonly start: string
  readonly end?: string
  readonly reason: string
  readonly state: 'planned' | 'here' | 'done' | 'cancelled'
  readonly with: readonly string[]
}

/** Someone found by name or birth date. */
export interface FoundPatient {
  readonly id: string
  readonly name: string
  readonly birthDate?: string
  readonly recordNumber?: string
}

type Loose = Record<string, unknown>

export function dayVisitOf(appointment: Loose, patients: ReadonlyMap<string, Loose>): DayVisit[] {
  const start = appointment['start']
  const participants = list(appointment['participant'])
    .map((participant) => participant['actor'] as Loose | undefined)
    .filter((actor) => actor !== undefined)
  const patientId = participants
    .map((actor) => /^Patient\/(.+)$/.exec(text(actor['reference']))?.[1])
    .find((id) => id !== undefined)
  if (typeof start !== 'string' || patientId === undefined) return []
  const patient = patients.get(patientId)
  const birthDate = text(patient?.['birthDate'])
  const end = text(appointment['end'])
  return [
    {
      appointmentId: text(appointment['id']),
      patientId,
      name: patient ? nameOf(patient) : '',
      languages: languagesOf(patient),
      start,
      reason: text(appointment['description']) || reasonOf(appointment),
      state: stateOf(text(appointment['status'])),
      with: participants
        .filter((actor) => text(actor['reference']).startsWith('Practitioner/'))
        .map((actor) => text(actor['reference']).slice('Practitioner/'.length)),
      ...(birthDate ? { birthDate } : {}),
      ...(end ? { end } : {}),
    },
  ]
}

export function foundPatientOf(patient: Loose): FoundPatient {
  const birthDate = text(patient['birthDate'])
  const recordNumber = list(patient['identifier'])
    .filter((identifier) =>
      list((identifier['type'] as Loose | undefined)?.['coding']).some(({ code }) => code === 'MR'),
    )
    .map((identifier) => text(identifier['value']))[0]
  return {
    id: text(patient['id']),
    name: nameOf(patient),
    ...(birthDate ? { birthDate } : {}),
    ...(recordNumber ? { recordNumber } : {}),
  }
}

/** The name as people say it: given names, then family name. */
function nameOf(person: Loose): string {
  const names = list(person['name'])
  const name = names.find(({ use }) => use === 'official' || use === 'usual') ?? names[0]
  if (!name) return ''
  const given = Array.isArray(name['given']) ? (name['given'] as unknown[]).map(text) : []
  return text(name['text']) || [...given, text(name['family'])].filter(Boolean).join(' ')
}

function stateOf(status: string): DayVisit['state'] {
  switch (status) {
    case 'arrived':
    case 'checked-in':
      return 'here'
    case 'fulfilled':
      return 'done'
    case 'cancelled':
    case 'noshow':
    case 'entered-in-error':
      return 'cancelled'
    default:
      return 'planned'
  }
}

function reasonOf(appointment: Loose): string {
  const [first] = list(appointment['reasonCode'])
  const [coding] = list(first?.['coding'])
  return text(first?.['text']) || text(coding?.['display'])
}

function languagesOf(patient: Loose | undefined): string[] {
  return list(patient?.['communication'])
    .sort((a, b) => Number(b['preferred'] === true) - Number(a['preferred'] === true))
    .map((entry) => text(list((entry['language'] as Loose | undefined)?.['coding'])[0]?.['code']))
    .filter(Boolean)
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): Loose[] =>
  Array.isArray(value)
    ? (value as unknown[]).filter(
        (item): item is Loose => typeof item === 'object' && item !== null,
      )
    : []
