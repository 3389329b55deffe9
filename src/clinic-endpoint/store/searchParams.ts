import { hasElement } from './definitions'

/** What a search may ask of one type. `paths` are element paths; arrays are walked through. */
export interface SearchParam {
  readonly name: string
  readonly kind: 'token' | 'reference' | 'patient' | 'string' | 'date'
  readonly paths: readonly string[]
  /** For references given as a bare id: the types it may mean. */
  readonly targets: readonly string[]
}

const tokenElements: Record<string, readonly string[]> = {
  identifier: ['identifier'],
  code: ['code', 'medicationCodeableConcept', 'vaccineCode'],
  category: ['category'],
  status: ['status'],
  type: ['type'],
  'clinical-status': ['clinicalStatus'],
  'verification-status': ['verificationStatus'],
  'lifecycle-status': ['lifecycleStatus'],
}

/** The one date a visit orders each kind of thing by; the first that is present counts. */
const dateElements: Record<string, readonly string[]> = {
  AllergyIntolerance: ['onset', 'recordedDate'],
  Appointment: ['start'],
  AuditEvent: ['recorded'],
  CarePlan: ['period', 'created'],
  CareTeam: ['period'],
  Claim: ['billablePeriod', 'created'],
  Communication: ['sent', 'received'],
  CommunicationRequest: ['occurrence', 'authoredOn'],
  Composition: ['date'],
  Condition: ['onset', 'recordedDate'],
  Consent: ['dateTime'],
  DiagnosticReport: ['effective', 'issued'],
  DocumentReference: ['date'],
  Encounter: ['period'],
  ExplanationOfBenefit: ['billablePeriod', 'created'],
  FamilyMemberHistory: ['date'],
  Flag: ['period'],
  Goal: ['start', 'statusDate'],
  ImagingStudy: ['started'],
  Immunization: ['occurrence'],
  List: ['date'],
  MedicationAdministration: ['effective'],
  MedicationDispense: ['whenHandedOver', 'whenPrepared'],
  MedicationRequest: ['authoredOn'],
  MedicationStatement: ['effective', 'dateAsserted'],
  Observation: ['effective', 'issued'],
  Procedure: ['performed'],
  Provenance: ['recorded'],
  QuestionnaireResponse: ['authored'],
  RiskAssessment: ['occurrence'],
  ServiceRequest: ['occurrence', 'authoredOn'],
  Slot: ['start'],
  Task: ['authoredOn'],
}

const people = ['Patient', 'Practitioner', 'RelatedPerson', 'Person']
const patientElements = ['subject', 'patient', 'beneficiary', 'for']
/** Besides whose it is: who sent, wrote or was asked. Their things are in the patient's record too. */
const otherPatientElements = ['sender', 'recipient', 'author', 'performer', 'source', 'individual']

const cache = new Map<string, ReadonlyMap<string, SearchParam>>()

export function searchParamsOf(type: string): ReadonlyMap<string, SearchParam> {
  let params = cache.get(type)
  if (!params) {
    params = new Map(build(type).map((param) => [param.name, param]))
    cache.set(type, params)
  }
  return params
}

export function dateElementsOf(type: string): readonly string[] {
  return people.includes(type) ? ['birthDate'] : (dateElements[type] ?? [])
}

/** Where a resource says whose it is; the first patient found is the one it is filed under. */
export function patientPathsOf(type: string): { filed: string[]; besides: string[] } {
  const having = (names: readonly string[]) => names.filter((name) => hasElement(type, name))
  const filed = having(patientElements)
  if (type === 'Appointment') filed.push('participant.actor')
  if (type === 'Binary') filed.push('securityContext')
  return { filed, besides: having(otherPatientElements) }
}

function build(type: string): SearchParam[] {
  const params: SearchParam[] = []
  for (const [name, elements] of Object.entries(tokenElements)) {
    const paths = elements.filter((element) => hasElement(type, element))
    if (paths.length > 0) params.push({ name, kind: 'token', paths, targets: [] })
  }
  const { filed } = patientPathsOf(type)
  const owner = filed.filter((path) => path !== 'securityContext')
  if (owner.length > 0) {
    params.push({ name: 'patient', kind: 'patient', paths: owner, targets: ['Patient'] })
    if (hasElement(type, 'subject') || type === 'Task')
      params.push({ name: 'subject', kind: 'patient', paths: owner, targets: ['Patient'] })
  }
  if (type === 'Appointment') params.push(reference('actor', ['participant.actor'], actors))
  if (type === 'Provenance') params.push(reference('target', ['target'], []))
  if (hasElement(type, 'encounter'))
    params.push(reference('encounter', ['encounter'], ['Encounter']))
  const date = people.includes(type) ? 'birthdate' : 'date'
  if (dateElementsOf(type).length > 0)
    params.push({ name: date, kind: 'date', paths: [], targets: [] })
  if (hasElement(type, 'name')) {
    params.push({ name: 'name', kind: 'string', paths: ['name'], targets: [] })
    if (people.includes(type))
      for (const name of ['family', 'given'])
        params.push({ name, kind: 'string', paths: [`name.${name}`], targets: [] })
  }
  return params
}

const actors = ['Patient', 'Practitioner', 'PractitionerRole', 'Location', 'RelatedPerson']

function reference(name: string, paths: string[], targets: readonly string[]): SearchParam {
  return { name, kind: 'reference', paths, targets }
}
