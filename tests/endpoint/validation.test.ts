import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'
import { observation, patient } from './support/resources'
import { type Json, listOf } from './support/visitor'

let clinic: OpenClinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const base = observation('x', 'p', 7)
const observed = (more: Json) => ({ ...base, ...more })

describe('refused, with the element named', () => {
  test.each<[string, Json]>([
    ['Observation.status', observed({ status: undefined })],
    ['Observation.status', observed({ status: 'finished' })],
    ['Observation.code', observed({ code: undefined })],
    ['Observation.code', observed({ code: 'HbA1c' })],
    ['Observation.code.text', observed({ code: { text: '' } })],
    ['Observation.code.coding', observed({ code: { coding: [] } })],
    ['Observation.code.coding', observed({ code: { coding: { code: 'x' } } })],
    ['Observation.code.coding[0].code', observed({ code: { coding: [{ code: 'a  b' }] } })],
    [
      'Observation.code.coding[0].system',
      observed({ code: { coding: [{ system: 'with space' }] } }),
    ],
    ['Observation.code.coding[0]', observed({ code: { coding: [{}] } })],
    ['Observation.valueString', observed({ valueString: 'also' })],
    ['Observation.valueQuantity.value', observed({ valueQuantity: { value: '7' } })],
    ['Observation.valueQuantity.amount', observed({ valueQuantity: { amount: 7 } })],
    ['Observation.effectiveDateTime', observed({ effectiveDateTime: '2026-03-04T09:00:00' })],
    ['Observation.effectiveDateTime', observed({ effectiveDateTime: '2026-03-04T09:00Z' })],
    ['Observation.effectiveDateTime', observed({ effectiveDateTime: '4.3.2026' })],
    ['Observation.issued', observed({ issued: '2026-03-04' })],
    ['Observation.subject', observed({ subject: 'Patient/p' })],
    ['Observation.subject.reference', observed({ subject: { reference: 'Practitioner/p' } })],
    ['Observation.subject.reference', observed({ subject: { reference: 'p' } })],
    ['Observation.subject.reference', observed({ subject: { reference: 'Pateint/p' } })],
    ['Observation.performer', observed({ performer: { reference: 'Practitioner/p' } })],
    ['Observation.colour', observed({ colour: 'red' })],
    [
      'Observation.note[0].text',
      observed({ note: [{}, { text: 'x' }] }).note && observed({ note: [{ authorString: 'me' }] }),
    ],
    ['Observation.note[0]', observed({ note: [null] })],
    [
      'Observation.component[0].valueInteger',
      observed({ component: [{ code: { text: 'c' }, valueInteger: 1.5 }] }),
    ],
    ['Patient.birthDate', patient('x', { birthDate: '1950-13-01' })],
    ['Patient.birthDate', patient('x', { birthDate: '1950-03-04T10:00:00Z' })],
    ['Patient.gender', patient('x', { gender: 'f' })],
    ['Patient.name', patient('x', { name: [] })],
    ['Patient.name[0].given[1]', patient('x', { name: [{ given: ['Ana', ''] }] })],
    ['Patient.active', patient('x', { active: 'yes' })],
    [
      'Patient.multipleBirthInteger',
      patient('x', { multipleBirthBoolean: true, multipleBirthInteger: 2 }),
    ],
    ['Patient.deceasedBoolean', patient('x', { deceasedBoolean: null })],
    ['Patient.contained[0].resourceType', patient('x', { contained: [{ id: 'c' }] })],
    ['Patient.contained[0].gender', patient('x', { contained: [patient('c', { gender: 5 })] })],
    ['Patient.extension[0].url', patient('x', { extension: [{ valueString: 'x' }] })],
  ])('%s', async (expression, resource) => {
    const reply = await clinic.post(resource)
    expect([reply.status, reply.body.resourceType]).toEqual([422, 'OperationOutcome'])
    expect(listOf(reply.body.issue).flatMap((issue: Json) => issue.expression)).toContain(
      expression,
    )
  })

  test('the refusal says nothing of what the record holds', async () => {
    const reply = await clinic.post(
      patient('x', {
        name: [{ family: 'Secretname' }],
        birthDate: 'Secretday',
        gender: 'Secretkind',
      }),
    )
    expect(reply.status).toBe(422)
    expect(reply.text).not.toContain('Secret')
  })
})

describe('what real records hold is not refused', () => {
  test.each<[string, Json]>([
    [
      'an explained absence instead of a value',
      patient('x', { _birthDate: { extension: [{ url: 'urn:why', valueCode: 'unknown' }] } }),
    ],
    [
      'a list where one value is explained',
      patient('x', {
        name: [
          {
            given: ['Ana', null],
            _given: [null, { extension: [{ url: 'urn:why', valueCode: 'masked' }] }],
          },
        ],
      }),
    ],
    [
      'a local coding beside the required one',
      {
        resourceType: 'Condition',
        subject: { reference: 'Patient/p' },
        clinicalStatus: {
          coding: [
            { system: 'urn:own', code: 'open' },
            { system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' },
          ],
        },
      },
    ],
    [
      'a reference to another server',
      observed({ subject: { reference: 'https://elsewhere.example/fhir/Patient/1' } }),
    ],
    [
      'a reference to something contained',
      observed({ contained: [patient('c')], subject: { reference: '#c' } }),
    ],
    [
      'a conditional reference',
      observed({ performer: [{ reference: 'Practitioner?identifier=a|b' }] }),
    ],
    ['a logical reference', observed({ subject: { identifier: { value: '7' }, display: 'Ana' } })],
    [
      'partial dates and a time zone',
      observed({ effectiveDateTime: '2026-03', issued: '2026-03-04T09:00:00.123+05:30' }),
    ],
    [
      'a code of no listed system',
      observed({ category: [{ coding: [{ system: 'urn:own', code: 'odd' }] }] }),
    ],
    [
      'an empty narrative status and XHTML',
      patient('x', {
        text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">ok</div>' },
      }),
    ],
    [
      'a profile and a tag',
      patient('x', {
        meta: { profile: ['http://example.org/p'], tag: [{ system: 'urn:t', code: 'demo' }] },
      }),
    ],
    [
      'a questionnaire of nested items',
      {
        resourceType: 'Questionnaire',
        status: 'active',
        item: [
          {
            linkId: '1',
            type: 'group',
            item: [
              {
                linkId: '1.1',
                type: 'group',
                item: [{ linkId: '1.1.1', type: 'string', text: 'x' }],
              },
            ],
          },
        ],
      },
    ],
    [
      'a mime type and a language',
      {
        resourceType: 'DocumentReference',
        status: 'current',
        language: 'es-MX',
        content: [{ attachment: { contentType: 'image/svg+xml', url: 'Binary/1' } }],
      },
    ],
  ])('%s', async (_what, resource) => {
    const reply = await clinic.post(resource)
    expect(reply.body.issue).toBeUndefined()
    expect(reply.status).toBe(201)
  })

  test('what came with meta keeps its profile and tag beside the version of the server', async () => {
    const meta = {
      profile: ['http://example.org/p'],
      versionId: '77',
      lastUpdated: '1999-01-01T00:00:00Z',
    }
    const { body } = await clinic.post(patient('x', { meta }))
    expect(body.meta).toMatchObject({ profile: meta.profile, versionId: '1' })
    expect(body.meta.lastUpdated).not.toContain('1999')
  })
})
