import { day, doctor, write, type Chart } from './chart'
import { problems } from './problemCodes'
import { concept, CVX, hl7, SNOMED } from './resource'

export function writeProblems(chart: Chart): void {
  for (const { what, since, until } of chart.story.problems ?? []) {
    const resolved = until !== undefined
    write(chart, 'Condition', 'problem', {
      clinicalStatus: resolved
        ? { coding: [hl7('condition-clinical', 'resolved', 'Resolved')] }
        : { coding: [hl7('condition-clinical', 'active', 'Active')] },
      verificationStatus: { coding: [hl7('condition-ver-status', 'confirmed', 'Confirmed')] },
      category: [{ coding: [hl7('condition-category', 'problem-list-item', 'Problem List Item')] }],
      code: problems[what],
      subject: chart.patient,
      onsetDateTime: day(chart, since),
      ...(resolved ? { abatementDateTime: day(chart, until) } : {}),
      recordedDate: day(chart, since),
      recorder: doctor(chart),
    })
  }
}

export function writeAllergies(chart: Chart): void {
  for (const allergy of chart.story.allergies ?? []) {
    write(chart, 'AllergyIntolerance', 'allergy', {
      clinicalStatus: { coding: [hl7('allergyintolerance-clinical', 'active', 'Active')] },
      verificationStatus: {
        coding: [hl7('allergyintolerance-verification', 'confirmed', 'Confirmed')],
      },
      category: [allergy.kind],
      criticality: allergy.high ? 'high' : 'low',
      code: concept(allergy.to),
      patient: chart.patient,
      reaction: [
        {
          manifestation: [concept(allergy.reaction)],
          severity: allergy.severity,
        },
      ],
    })
  }
}

export function writeVaccines(chart: Chart): void {
  const given = (code: string, name: string, months: number): void => {
    write(chart, 'Immunization', 'vaccine', {
      status: 'completed',
      vaccineCode: concept(name, { system: CVX, code, display: name }),
      patient: chart.patient,
      occurrenceDateTime: day(chart, months),
      primarySource: true,
      performer: [{ actor: doctor(chart, 'lee') }],
    })
  }
  for (const [code, name, months] of chart.story.vaccines ?? []) given(code, name, months)
  if (!chart.story.flu) return
  for (const months of [49, 37, 25, 13, 1]) given('140', 'Flu shot', months)
}

export function writeProcedures(chart: Chart): void {
  for (const { code, name, months, note } of chart.story.procedures ?? []) {
    write(chart, 'Procedure', 'procedure', {
      status: 'completed',
      code: concept(name, { system: SNOMED, code, display: name }),
      subject: chart.patient,
      performedDateTime: day(chart, months),
      ...(note ? { note: [{ text: note }] } : {}),
    })
  }
}
