import { concept, hl7, SNOMED, type Reference, type Resource } from './resource'

/** The people of the demo clinic. The ids are what an account points at. */
export const clinicians = {
  okafor: {
    id: 'helen-okafor',
    name: 'Dr. Helen Okafor',
    prefix: 'Dr.',
    given: 'Helen',
    family: 'Okafor',
    role: 'Family physician',
    code: '62247001',
    codeName: 'Family medicine specialist',
    sex: 'female',
  },
  reyes: {
    id: 'tomas-reyes',
    name: 'Dr. Tomás Reyes',
    prefix: 'Dr.',
    given: 'Tomás',
    family: 'Reyes',
    role: 'Family physician',
    code: '62247001',
    codeName: 'Family medicine specialist',
    sex: 'male',
  },
  lee: {
    id: 'min-lee',
    name: 'Nurse Min Lee',
    prefix: 'Nurse',
    given: 'Min',
    family: 'Lee',
    role: 'Nurse',
    code: '106292003',
    codeName: 'Professional nurse',
    sex: 'female',
  },
} as const

export type ClinicianKey = keyof typeof clinicians

export const clinicId = 'riverside-family-health'
export const clinicName = 'Riverside Family Health'

export function clinicianReference(key: ClinicianKey): Reference {
  return { reference: `Practitioner/${clinicians[key].id}`, display: clinicians[key].name }
}

const clinicReference: Reference = { reference: `Organization/${clinicId}`, display: clinicName }
export const locationReference: Reference = {
  reference: `Location/${clinicId}-main`,
  display: `${clinicName}, first floor`,
}

const address = {
  line: ['14 Mill Lane'],
  city: 'Riverside',
  state: 'OH',
  postalCode: '45399',
  country: 'US',
}

export function clinicResources(): Resource[] {
  const phone = { system: 'phone', value: '555-0100', use: 'work' }
  return [
    {
      resourceType: 'Organization',
      id: clinicId,
      active: true,
      type: [concept('Family practice', hl7('organization-type', 'prov', 'Healthcare Provider'))],
      name: clinicName,
      telecom: [phone],
      address: [address],
    },
    {
      resourceType: 'Location',
      id: `${clinicId}-main`,
      status: 'active',
      name: `${clinicName}, first floor`,
      telecom: [phone],
      address,
      managingOrganization: clinicReference,
    },
    ...Object.values(clinicians).flatMap(clinicianResources),
  ]
}

function clinicianResources(person: (typeof clinicians)[ClinicianKey]): Resource[] {
  const practitioner = { reference: `Practitioner/${person.id}`, display: person.name }
  return [
    {
      resourceType: 'Practitioner',
      id: person.id,
      active: true,
      name: [
        {
          use: 'official',
          text: person.name,
          family: person.family,
          given: [person.given],
          prefix: [person.prefix],
        },
      ],
      gender: person.sex,
      communication: [{ coding: [{ system: 'urn:ietf:bcp:47', code: 'en', display: 'English' }] }],
    },
    {
      resourceType: 'PractitionerRole',
      id: `${person.id}-role`,
      active: true,
      practitioner,
      organization: clinicReference,
      code: [concept(person.role, { system: SNOMED, code: person.code, display: person.codeName })],
      location: [locationReference],
    },
  ]
}
