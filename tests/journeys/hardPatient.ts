import type { Clinic } from '../support/clinic'

/** Somebody whose name is read from the right, with a plan of forty lines; invented. */
export const maryam = {
  id: 'maryam-hard-pages',
  given: 'مريم',
  family: 'כהן אבולעפיה',
  name: 'مريم כהן אבולעפיה',
  lines: Array.from({ length: 40 }, (_, n) => lineOf(n + 1)),
} as const

function lineOf(n: number): string {
  const number = String(n).padStart(2, '0')
  if (n % 10 === 3) return `خطوة ${number}: امشي عشر دقائق بعد الغداء 🚶`
  if (n % 10 === 7) return `צעד ${number}: לשתות כוס מים בבוקר`
  const more =
    n % 4 === 0 ? ', and write down how your breath was before and after, every single day' : ''
  return `Step ${number} (≥ once a day): walk to the corner and back${more}`
}

/** Puts the patient, the plan and an appointment of today on the endpoint. */
export async function bringMaryam(clinic: Clinic): Promise<void> {
  const { id, given, family, name, lines } = maryam
  const put = (type: string, resource: { readonly id: string }) =>
    clinic.fhir(`${type}/${resource.id}`, {
      method: 'PUT',
      body: JSON.stringify({ resourceType: type, ...resource }),
    })
  const subject = { reference: `Patient/${id}` }
  await put('Patient', {
    id,
    active: true,
    name: [{ use: 'official', given: [given], family }],
    birthDate: '1957-05-09',
    gender: 'female',
  } as { id: string })
  await put('CarePlan', {
    id: `${id}-plan`,
    status: 'active',
    intent: 'plan',
    category: [{ coding: [{ system: 'urn:alongside:codes', code: 'our-plan' }] }],
    title: 'Our plan',
    subject,
    activity: lines.map((description, index) => ({
      id: `line-${index + 1}`,
      detail: { status: 'not-started', description },
    })),
  } as { id: string })
  const start = new Date(Date.now() + 5 * 60_000)
  await put('Appointment', {
    id: `${id}-today`,
    status: 'booked',
    start: start.toISOString(),
    end: new Date(start.getTime() + 20 * 60_000).toISOString(),
    minutesDuration: 20,
    participant: [
      { actor: { ...subject, display: name }, status: 'accepted' },
      { actor: { reference: 'Practitioner/helen-okafor' }, status: 'accepted' },
    ],
  } as { id: string })
}

/** Two thousand words with signs, words from the right, and what no screen can show in between. */
export const longWords = Array.from({ length: 2000 }, (_, n) => {
  if (n % 100 === 40) return `خائفة${n}`
  if (n % 100 === 60) return `מפחדת${n}`
  if (n % 100 === 80) return '👩‍👩‍👧‍👦😟'
  return n % 50 === 25 ? `wo\u0000rd${n}.\n` : `word${n}`
}).join(' ')

/** Word for word, without the NUL. */
export const longWordsKept = longWords.replaceAll('\u0000', '')
