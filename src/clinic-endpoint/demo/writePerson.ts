import { write, type Chart } from './chart'
import { clinicId, clinicName } from './clinic'
import { concept, hl7, type Resource } from './resource'
import type { PatientStory } from './story'

/** Where the clinic's record numbers come from. */
const RECORD_NUMBERS = 'https://riverside-family-health.example/record-number'

export function writePerson(chart: Chart): void {
  chart.resources.push(person(chart.story, chart.calendar.today))
  const contact = chart.story.contact
  if (!contact) return
  const [given, ...family] = contact.name.split(' ')
  write(chart, 'RelatedPerson', 'family', {
    active: true,
    patient: chart.patient,
    relationship: [{ text: contact.relation }],
    name: [{ text: contact.name, given: [given], family: family.join(' ') }],
    telecom: [{ system: 'phone', value: contact.phone }],
  })
}

function person(story: PatientStory, today: string): Resource {
  const [line, city, postalCode] = story.address
  const name = { use: 'official', family: story.family, given: story.given }
  return {
    resourceType: 'Patient',
    id: story.key,
    ...(story.interpreter ? { extension: [interpreter] } : {}),
    identifier: [
      {
        use: 'usual',
        type: concept('Record number', hl7('v2-0203', 'MR', 'Medical record number')),
        system: RECORD_NUMBERS,
        value: story.recordNumber,
        assigner: { reference: `Organization/${clinicId}`, display: clinicName },
      },
    ],
    active: true,
    name: [name],
    telecom: [{ system: 'phone', value: story.phone, use: 'mobile' }],
    gender: story.sex,
    birthDate: birthDate(story, today),
    address: [{ use: 'home', line: [line], city, state: 'OH', postalCode, country: 'US' }],
    communication: story.languages.map(([code, display], index) => ({
      language: { coding: [{ system: 'urn:ietf:bcp:47', code, display }], text: display },
      ...(index === 0 ? { preferred: true } : {}),
    })),
    managingOrganization: { reference: `Organization/${clinicId}`, display: clinicName },
  }
}

const interpreter = {
  url: 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired',
  valueBoolean: true,
}

/** The year that makes the person this old today. */
function birthDate(story: PatientStory, today: string): string {
  const year = Number(today.slice(0, 4)) - story.age
  const hadBirthday = story.birthday <= today.slice(5)
  return `${hadBirthday ? year : year - 1}-${story.birthday}`
}
