import { expect } from '@playwright/test'
import type { Resource } from '../support/clinic'
import type { ClinicAndRecord } from './clinicAndRecord'
import type { Change } from './whatTheClinicHas'

/**
 * The endpoint's resources equal, one by one, what was entered: each once, each with the number of
 * versions that it should have, in the order of entry, and nothing else was written.
 */
export async function expectOnServer(
  clinic: ClinicAndRecord,
  before: string,
  patient: string,
): Promise<void> {
  const changes = await clinic.changesSince(before)
  const keys = changes.map(({ key }) => key)
  expect(new Set(keys).size, 'each resource was written once').toBe(keys.length)
  const sources = changes.map(({ resource }) => (resource.meta as { source?: string }).source)
  expect(new Set(sources).size, 'each version says which edit it is').toBe(changes.length)
  const left = new Set(changes)
  const all = changes.map(({ resource }) => summaryOf(resource)).join('\n')
  const take = (what: string, fits: (resource: Resource) => boolean, version: number) => {
    const found = changes.filter(({ resource }) => fits(resource))
    expect(found.length, `${what}, once, in\n${all}`).toBe(1)
    const [change] = found as [Change]
    expect(change.version, `${what}: versions`).toBe(version)
    left.delete(change)
    return change
  }

  const encounter = take('the visit', (r) => r.resourceType === 'Encounter', 1)
  expect(encounter.resource.subject.reference).toBe(`Patient/${patient}`)
  const pressure = take('blood pressure', (r) => partsOf(r) === '128/76' && !isHome(r), 1)
  const weight = take('weight, put right before it was sent', (r) => valueOf(r) === '89.4 kg', 1)
  const home = take('home reading', (r) => partsOf(r) === '131/79' && isHome(r), 1)
  const pulse = take('corrected heart rate', (r) => valueOf(r)?.startsWith('62 ') === true, 2)
  expect(pulse.resource.status).toBe('corrected')
  const problem = take('problem', (r) => r.resourceType === 'Condition', 2)
  expect(problem.resource.clinicalStatus.coding[0].code).toBe('resolved')
  const medicine = take('medicine', (r) => r.resourceType.startsWith('Medication'), 2)
  expect(['stopped', 'completed']).toContain(medicine.resource.status)

  const ink = take('ink', (r) => r.resourceType === 'Binary', 1)
  expect(marksIn(ink.resource)).toEqual(['pen', 'highlighter', 'arrow', 'text: Your stent is here'])
  const drawing = take('drawing', (r) => r.resourceType === 'DocumentReference', 1)
  expect(drawing.resource.content[0].attachment.url).toBe(`Binary/${ink.resource.id}`)
  const author = take('who drew', (r) => r.resourceType === 'Provenance', 1)
  expect(author.resource.target[0].reference).toBe(`DocumentReference/${drawing.resource.id}`)
  expect(author.resource.agent[0].who.reference).toBe('Practitioner/helen-okafor')
  const lesson = take('lesson given', (r) => r.resourceType === 'Procedure', 1)
  const education = expect.objectContaining({ code: '409073007' })
  expect(lesson.resource.code.coding).toContainEqual(education)
  expect(
    [...left].map(({ key }) => key),
    'nothing else was written',
  ).toEqual([])

  // Waves: what nothing waits for may go ahead, but never before what it speaks of.
  inOrder('readings', [encounter, pressure, weight, home, lesson])
  inOrder('changes', [pulse, problem, medicine])
  inOrder('drawing', [encounter, ink, drawing, author])
  for (const { resource } of [pressure, weight, home, lesson])
    expect(resource.encounter.reference).toBe(`Encounter/${encounter.resource.id}`)
}

/** What one request brought may have one instant. */
function inOrder(what: string, entered: readonly Change[]): void {
  const instants = entered.map(({ resource }) => resource.meta.lastUpdated)
  expect(instants, `${what} in the order of entry`).toEqual([...instants].sort())
}

/** Invented people only: a journey may say what it found. */
function summaryOf(resource: Resource): string {
  const value = partsOf(resource) ?? valueOf(resource) ?? ''
  return `${resource.resourceType} ${value}${isHome(resource) ? ' at home' : ''}`.trim()
}

function partsOf({ component }: Resource): string | undefined {
  const parts = component as { valueQuantity: { value: number } }[] | undefined
  return parts?.map(({ valueQuantity }) => valueQuantity.value).join('/')
}

function valueOf({ valueQuantity }: Resource): string | undefined {
  const quantity = valueQuantity as { value: number; code: string } | undefined
  return quantity && `${quantity.value} ${quantity.code}`
}

function isHome({ category }: Resource): boolean {
  return JSON.stringify(category ?? '').includes('home')
}

function marksIn({ data }: Resource): string[] {
  const ink = JSON.parse(Buffer.from(data as string, 'base64').toString()) as {
    marks: { kind: string; text?: string }[]
  }
  return ink.marks.map(({ kind, text }) => (text === undefined ? kind : `${kind}: ${text}`))
}
