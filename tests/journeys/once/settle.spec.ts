import { PlaywrightTablet } from '../../support/playwrightTablet'
import type { Clinic, Resource } from '../../support/clinic'
import { until } from '../../support/until'
import { expect, test } from '../fixtures'
import {
  addReading,
  correctValue,
  openRecord,
  openVisit,
  seesStatus,
  signIn,
  waitUntilSafe,
} from '../hand'
import { judge } from '../judge'
import { speakSpanish, spoilMoment, walkOutOfReach } from '../settleHand'
import { changesSince, newestInstant } from '../whatTheClinicHas'

const james = 'James Earl Whitfield'

test('two tablets change one value, and somebody who never did it before settles it in Spanish', async ({
  clinic,
  tablet,
  viewport,
}) => {
  const size = viewport ?? { width: 1180, height: 820 }
  const other = await PlaywrightTablet.open({ baseUrl: clinic.url, viewport: size })
  try {
    for (const each of [tablet, other]) {
      await signIn(each)
      await waitUntilSafe(each)
      await openVisit(each, james)
      await openRecord(each, 'Results')
    }
    const before = await newestInstant(clinic)
    await walkOutOfReach(tablet, true)
    await correctValue(tablet, 'Heart rate', '60 beats/min', { Value: 62 })
    await correctValue(other, 'Heart rate', '60 beats/min', { Value: 64 })
    const pulse = await until('the other tablet’s value at the clinic', () =>
      pulseSince(clinic, before, 64),
    )
    await walkOutOfReach(tablet, false)

    await tablet.goto('/today')
    await seesStatus(tablet, '1 edit needs you', 60_000)
    await speakSpanish(tablet)
    await tablet.see({ role: 'heading', name: '1 cambio necesita su atención' })
    const card = { css: '.needs', nth: 0 }
    await tablet.see({ role: 'heading', name: `${james}: Medida corregida`, within: card })
    await tablet.tap({ role: 'link', name: 'Ver y elegir', within: card })
    await tablet.see({ role: 'heading', name: `${james}: Medida corregida` })
    await expect(tablet.find({ role: 'button', name: 'Dejar esto' })).toBeDisabled()
    await tablet.tap({ role: 'radio', name: /^Usted hoy .* 62/ })
    await tablet.see({ role: 'region', name: 'Así quedará' })
    expect(await tablet.text({ role: 'region', name: 'Así quedará' })).toContain('62')
    expect(await judge(tablet, 'conflict')).toEqual([])
    await tablet.tap({ role: 'button', name: 'Dejar esto' })
    await tablet.see({ role: 'heading', name: 'Todo enviado' }, 60_000)
    await tablet.see({ role: 'region', name: 'Resuelto hace poco', text: /No quedó: 64/ })

    const versions = await clinic.versionsOf('Observation', pulse.id)
    expect(versions.map(({ valueQuantity }) => valueQuantity.value)).toEqual([62, 64, 60])
  } finally {
    await other.close()
  }
})

test('a refusal is put right and sent; another one is discarded and its reason stays', async ({
  clinic,
  tablet,
}) => {
  await signIn(tablet)
  await waitUntilSafe(tablet)
  const before = await newestInstant(clinic)
  await openVisit(tablet, james)
  await walkOutOfReach(tablet, true)
  await addReading(tablet, { what: 'Weight', upper: 81.5, unit: 'kg' })
  await addReading(tablet, { what: 'Weight', upper: 82.5, unit: 'kg' })
  await spoilMoment(tablet, 81.5)
  await spoilMoment(tablet, 82.5)
  await walkOutOfReach(tablet, false)
  await tablet.goto('/today')
  await seesStatus(tablet, '2 edits need you', 60_000)

  await tablet.tap({ css: '.rail__item', nth: 2 })
  await tablet.tap({ role: 'link', name: 'See what to do', nth: 0 })
  await tablet.see({ role: 'heading', name: `${james}: New reading` })
  await tablet.see({ role: 'region', name: 'Why the clinic did not take it', text: /Measured/ })
  expect(await judge(tablet, 'refusal')).toEqual([])
  await tablet.fill({ css: 'input[type="datetime-local"]', nth: 0 }, '2026-02-28T09:15')
  await tablet.tap({ role: 'button', name: 'Save and send' })
  const weight = await until('the reading, put right, at the clinic', () =>
    weightSince(clinic, before, 81.5),
  )
  expect(weight.effectiveDateTime).toContain('2026-02-28')
  expect(weight.meta.versionId).toBe('1')

  await tablet.see({ role: 'heading', name: '1 edit needs you' })
  await tablet.tap({ role: 'link', name: 'See what to do' })
  await tablet.tap({ role: 'button', name: 'Discard this edit' })
  const go = { role: 'button', name: 'Discard it' }
  await expect(tablet.find(go)).toBeDisabled()
  expect(await judge(tablet, 'discard')).toEqual([])
  await tablet.tap({ role: 'radio', name: 'It belongs to another patient' })
  await tablet.tap(go)
  const kept = { role: 'region', name: 'Settled lately', text: /It belongs to another patient/ }
  await tablet.see(kept)
  await tablet.reload()
  await tablet.see(kept)
  await tablet.see({ role: 'heading', name: 'All sent' })
  expect(await weightSince(clinic, before, 82.5)).toBeUndefined()
})

async function valueSince(clinic: Clinic, before: string, value: number, unit: RegExp) {
  const changes = await changesSince(clinic, before)
  return changes
    .map(({ resource }) => resource)
    .find(({ valueQuantity: of }) => of?.value === value && unit.test(String(of.code)))
}

const pulseSince = (clinic: Clinic, before: string, value: number): Promise<Resource | undefined> =>
  valueSince(clinic, before, value, /min/)
const weightSince = (
  clinic: Clinic,
  before: string,
  value: number,
): Promise<Resource | undefined> => valueSince(clinic, before, value, /kg/)
