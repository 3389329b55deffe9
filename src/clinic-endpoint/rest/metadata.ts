import { resourceTypes } from '../store/definitions'
import { searchParamsOf, type SearchParam } from '../store/searchParams'

const kinds: Record<SearchParam['kind'], string> = {
  token: 'token',
  reference: 'reference',
  patient: 'reference',
  string: 'string',
  date: 'date',
}

const interactions = [
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'history-type',
  'create',
  'search-type',
].map((code) => ({ code }))

/** What this server does, and nothing that it does not. */
export function capabilityStatement(base: string, date: string): string {
  return JSON.stringify({
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Alongside clinic endpoint' },
    implementation: { description: 'The record of one clinic', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    patchFormat: ['application/json-patch+json'],
    rest: [
      {
        mode: 'server',
        security: { description: 'Bearer token from POST /auth/sign-in' },
        resource: resourceTypes.map(resourceCapability),
        interaction: ['transaction', 'batch', 'history-system'].map((code) => ({ code })),
      },
    ],
  })
}

function resourceCapability(type: string): object {
  const everything = {
    name: 'everything',
    definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
  }
  return {
    type,
    interaction: interactions.filter(({ code }) => type !== 'Binary' || code !== 'patch'),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'not-match',
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
    searchParam: [
      { name: '_id', type: 'token' },
      { name: '_lastUpdated', type: 'date' },
      ...[...searchParamsOf(type).values()].map(({ name, kind }) => ({ name, type: kinds[kind] })),
    ],
    ...(type === 'Patient' ? { operation: [everything] } : {}),
  }
}
