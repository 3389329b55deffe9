/** One kind of resource of one patient, for servers without `$everything`. */
export interface Stream {
  readonly type: string
  readonly query: Readonly<Record<string, string>>
}

/** R4 search parameter `patient` of each; only what the tablet shows or writes. */
const types = [
  'AllergyIntolerance',
  'Appointment',
  'CarePlan',
  'Communication',
  'CommunicationRequest',
  'Composition',
  'Condition',
  'Consent',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Goal',
  'Immunization',
  'List',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Procedure',
  'Provenance',
  'QuestionnaireResponse',
  'ServiceRequest',
  'Task',
]

export function streamsOf(patient: string): readonly Stream[] {
  const others = types.map((type) => ({ type, query: { patient: `Patient/${patient}` } }))
  return [{ type: 'Patient', query: { _id: patient } }, ...others]
}
