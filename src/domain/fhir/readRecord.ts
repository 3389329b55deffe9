import type { Origin, PatientRecord, VisitEntry } from '../visit/record'
import { millisecondsOf, newestFirst } from '../visit/when'
import { readConsent, readEmails } from './readConsent'
import { readDrawing } from './readDrawing'
import { isFields, Unreadable, type Fields } from './json'
import { mergeMedicines } from './mergeMedicines'
import { readAllergy } from './readAllergy'
import { concernsInOrder, readAgendaOrder, readAnswer, readAsked } from './readConcern'
import { readFormFilled } from './readFormFilled'
import { readGoal } from './readGoal'
import { readLessonGiven } from './readLessonGiven'
import { readMeasurement } from './readMeasurement'
import { readMedicine } from './readMedicine'
import { readMessage } from './readMessage'
import { readPerson } from './readPerson'
import { readOurPlan } from './readOurPlan'
import { isOurPlan, readOrder, readOtherPlan, withoutRepeats } from './readPlan'
import { readSaidOfLine } from './readPlanMarks'
import { readProblem } from './readProblem'
import { readSummary } from './readSummary'
import { readWhatMatters } from './readWhatMatters'
import { readTeachBack } from './readTeachBack'
import { appointmentsKept, readAppointment, readEncounter } from './readVisit'
import { patientOf, type Resource } from './resource'
import { plainWords, type RecordWords } from './words'

/**
 * One patient's record in the words of the visit. Takes resources of any make and never throws:
 * what cannot be read is listed in `unread`, and what belongs to somebody else is left out.
 */
export function readRecord(
  resources: readonly Resource[],
  patientId: string,
  words: RecordWords = plainWords,
): PatientRecord {
  const unread: Origin[] = []
  const own = resources.filter((resource) => isFields(resource) && isOf(resource, patientId))
  const ofType = groupedByType(own)
  let byKey: ReadonlyMap<string, Fields> | undefined
  /** Thousands of results, and nobody refers to most: laid out when the first is asked for. */
  const find = ({ type, id }: Origin) => {
    byKey ??= new Map(resources.filter(isFields).map((each) => [keyOf(each), asFields(each)]))
    return byKey.get(`${type}/${id}`)
  }

  /** Every resource of the types, read; one that cannot be read is told, the others stand. */
  function all<T>(types: readonly string[], read: (of: Fields, at: Origin) => T | null): T[] {
    const wanted =
      types.length === 1
        ? (ofType.get(types[0] ?? '') ?? [])
        : own.filter(({ resourceType }) => types.includes(resourceType))
    return wanted.flatMap((resource) => {
      const origin = { type: resource.resourceType, id: resource.id ?? '' }
      try {
        return read(asFields(resource), origin) ?? []
      } catch (fault) {
        if (!(fault instanceof Unreadable)) throw fault
        unread.push(origin)
        return []
      }
    })
  }

  const kept = new Set(all(['Encounter'], appointmentsKept).flat())
  const encounters = all(['Encounter'], (of, { id }) => readEncounter(of, id, words))
  const appointments = all(['Appointment'], (of, { id }) => readAppointment(of, id, words))
  const nobody = readPerson({}, patientId, words)
  const medicines = mergeMedicines(
    all(['MedicationRequest', 'MedicationStatement'], (of, at) =>
      readMedicine(of, at, find, words),
    ),
  )
  const orders = all(['ServiceRequest'], (of, { id }) => readOrder(of, id)).flat()
  const said = all(['Communication'], (of, { id }) => readSaidOfLine(of, id))
  const sources = { medicines, order: find, openItems: orders, said }
  const ourPlan = all(['CarePlan'], (of, at) => (isOurPlan(of) ? at : null))[0]
  return {
    person: all(['Patient'], (of, { id }) => readPerson(of, id, words))[0] ?? nobody,
    problems: all(['Condition'], (of, { id }) => readProblem(of, id, words)).sort((a, b) =>
      newestFirst(a.since, b.since),
    ),
    medicines,
    allergies: all(['AllergyIntolerance'], (of, { id }) => readAllergy(of, id, words)),
    measurements: sortedNewestFirst(
      all(['Observation'], (of, { id }) => readMeasurement(of, id, words)),
    ),
    visits: newest([...encounters, ...appointments.filter(({ origin }) => !kept.has(origin.id))]),
    goals: all(['Goal'], (of, { id }) => readGoal(of, id, patientId, words)).sort((a, b) =>
      newestFirst(a.since, b.since),
    ),
    drawings: all(['DocumentReference'], (of, { id }) => readDrawing(of, id, words)).sort((a, b) =>
      newestFirst(a.when, b.when),
    ),
    concerns: concernsInOrder(
      all(['Communication'], readAsked),
      all(['Communication'], readAnswer),
      all(['List'], readAgendaOrder),
    ),
    lessonsGiven: all(['Procedure'], readLessonGiven).sort((a, b) => newestFirst(a.when, b.when)),
    summaries: all(['DocumentReference'], readSummary).sort((a, b) => newestFirst(a.when, b.when)),
    whatMatters: all(['Observation'], readWhatMatters).sort((a, b) => newestFirst(a.at, b.at)),
    plan: all(['CarePlan'], (of, { id }) => readOurPlan(of, id, sources)).flat(),
    ...(ourPlan !== undefined && { ourPlan }),
    openItems: withoutRepeats([
      ...all(['CarePlan'], (of, { id }) => readOtherPlan(of, id)).flat(),
      ...orders,
    ]),
    forms: all(['QuestionnaireResponse'], (of, { id }) => readFormFilled(of, id)).sort((a, b) =>
      newestFirst(a.when, b.when),
    ),
    teachBacks: all(['QuestionnaireResponse'], (of, { id }) => readTeachBack(of, id)).sort((a, b) =>
      newestFirst(a.at, b.at),
    ),
    consents: all(['Consent'], (of, { id }) => readConsent(of, id)).sort((a, b) =>
      newestFirst(a.since, b.since),
    ),
    emails: all(['Patient'], readEmails).flat(),
    messages: all(['CommunicationRequest'], (of, { id }) => readMessage(of, id)).sort((a, b) =>
      newestFirst(a.written, b.written),
    ),
    unread: [...new Map(unread.map((origin) => [`${origin.type}/${origin.id}`, origin])).values()],
  }
}

function groupedByType(resources: readonly Resource[]): ReadonlyMap<string, Resource[]> {
  const groups = new Map<string, Resource[]>()
  for (const resource of resources) {
    const group = groups.get(resource.resourceType)
    if (group) group.push(resource)
    else groups.set(resource.resourceType, [resource])
  }
  return groups
}

/** Each date is read once: comparing texts would read it again at every comparison. */
function sortedNewestFirst<T extends { readonly when?: string }>(items: readonly T[]): T[] {
  const dated = items.map((item) => ({
    item,
    at: item.when === undefined ? Number.NEGATIVE_INFINITY : millisecondsOf(item.when),
  }))
  // Infinity less infinity is no number: two without a date stay as they came.
  return dated.sort((a, b) => b.at - a.at || 0).map(({ item }) => item)
}

function isOf(resource: Resource, patientId: string): boolean {
  return typeof resource.resourceType === 'string' && patientOf(resource) === patientId
}

const keyOf = (resource: Resource): string => `${resource.resourceType}/${resource.id ?? ''}`

/** Typed resources are JSON objects: only the type checker does not know. */
const asFields = (resource: Resource): Fields => resource as unknown as Fields

function newest(visits: readonly VisitEntry[]): readonly VisitEntry[] {
  return visits.toSorted((a, b) => newestFirst(a.start, b.start))
}
