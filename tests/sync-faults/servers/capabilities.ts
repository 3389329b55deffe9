import type { Traits } from './traits'

const TYPES = ['Patient', 'Observation', 'Appointment', 'Questionnaire', 'Communication', 'Binary']

/** What the server says of itself; not all that it does not do is told, as with real ones. */
export function capabilities(traits: Traits) {
  const history = traits.typeHistory ? ['history-type'] : []
  const interactions = ['read', 'vread', 'update', 'create', 'search-type', 'history-instance']
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-01-01',
    kind: 'instance',
    fhirVersion: '4.0.1',
    format: ['json'],
    software: { name: traits.name },
    rest: [
      {
        mode: 'server',
        interaction: [{ code: 'transaction' }, { code: 'batch' }],
        resource: TYPES.map((type) => ({
          type,
          interaction: [...interactions, ...history].map((code) => ({ code })),
          versioning: 'versioned-update',
          readHistory: true,
          updateCreate: traits.clientIds,
          conditionalCreate: true,
          ...(type === 'Patient' && traits.everything
            ? {
                operation: [
                  {
                    name: 'everything',
                    definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
                  },
                ],
              }
            : {}),
        })),
      },
    ],
  }
}
