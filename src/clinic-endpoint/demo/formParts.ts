type Json = Readonly<Record<string, unknown>>

const core = 'http://hl7.org/fhir/StructureDefinition'
const initialExpression =
  'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression'
export const formAddress = 'https://riverside-family-health.example/Questionnaire/before-your-visit'

/** A primitive with its Spanish, as FHIR's translation extension has it. */
export function said(name: string, english: string, spanish: string): Json {
  const extension = [
    { url: 'lang', valueCode: 'es' },
    { url: 'content', valueString: spanish },
  ]
  return {
    [name]: english,
    [`_${name}`]: { extension: [{ url: `${core}/translation`, extension }] },
  }
}

export function ask(
  linkId: string,
  type: string,
  english: string,
  spanish: string,
  more: Json = {},
): Json {
  return { linkId, ...said('text', english, spanish), type, ...more }
}

export function oneOf(
  ...options: readonly (readonly [code: string, english: string, spanish: string])[]
) {
  return {
    answerOption: options.map(([code, english, spanish]) => ({
      valueCoding: { system: `${formAddress}/answers`, code, ...said('display', english, spanish) },
    })),
  }
}

export const fromRecord = (expression: string): Json => ({
  extension: [
    { url: initialExpression, valueExpression: { language: 'text/fhirpath', expression } },
  ],
})
export const when = (question: string, answer: Json): Json => ({
  enableWhen: [{ question, operator: '=', ...answer }],
})
export const answer = (code: string) => ({
  answerCoding: { system: `${formAddress}/answers`, code },
})

/** What a number is counted in; UCUM. */
export const inUnit = (code: string): Json => ({
  extension: [
    {
      url: `${core}/questionnaire-unit`,
      valueCoding: { system: 'http://unitsofmeasure.org', code, display: code },
    },
  ],
})
