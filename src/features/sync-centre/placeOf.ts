/** Where in the visit a thing of this type is seen and changed. */
export function placeOf(type: string, patientId: string) {
  const params = { patientId }
  const part = parts[type]
  if (part) return { name: 'record', params: { ...params, part } }
  if (type === 'Goal' || type === 'CarePlan') return { name: 'plan', params }
  if (type === 'CommunicationRequest' || type === 'Consent') return { name: 'messages', params }
  return { name: 'visit', params }
}

const parts: Readonly<Record<string, string>> = {
  Condition: 'problems',
  MedicationRequest: 'medicines',
  MedicationStatement: 'medicines',
  AllergyIntolerance: 'allergies',
  Observation: 'results',
  Encounter: 'visits',
  Appointment: 'visits',
}
