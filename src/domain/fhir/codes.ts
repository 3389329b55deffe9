/** Code systems by the names that the wire knows them by. */
export const loinc = 'http://loinc.org'
export const ucum = 'http://unitsofmeasure.org'
export const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const terminology = 'http://terminology.hl7.org/CodeSystem'
export const conditionClinical = `${terminology}/condition-clinical`
export const observationCategory = `${terminology}/observation-category`
export const actCode = `${terminology}/v3-ActCode`

/** Codes of our own, where no published one says the same. */
export const alongsideCodes = 'urn:alongside:codes'
export const homeReading = 'home-reading'
export const keptDrawing = 'kept-drawing'
/** A Task that asks the patient to fill in the Questionnaire in its focus. */
export const fillForm = 'fill-form'

export const goalAcceptance = 'http://hl7.org/fhir/StructureDefinition/goal-acceptance'

/** R5 element in R4 dress: when a prescription got its present status. */
export const statusChanged =
  'http://hl7.org/fhir/5.0/StructureDefinition/extension-MedicationRequest.statusChanged'

/** Extensions of our own: an address, and the name that says which. */
export const alongsideExtension = (name: string): string => `urn:alongside:ext:${name}`
/** Whose hand wrote what another person says. */
export const writtenBy = alongsideExtension('written-by')
