import { expect, test } from '@playwright/test'
import type { Tablet } from '../support/tablet'
import { until } from '../support/until'
import { whatWaits } from '../support/whatWaits'
import {
  addReading,
  backToVisit,
  correctValue,
  openRecord,
  openVisit,
  resolveProblem,
  seesStatus,
  signIn,
  stopMedicine,
  waitUntilSafe,
} from './hand'
import {
  askFirstBytes,
  inkIsKept,
  leaveLesson,
  line,
  playFilm,
  present,
  stroke,
  takeTool,
  undo,
  writeOn,
} from './presentHand'
import type { ClinicAndRecord } from './clinicAndRecord'
import { expectOnServer } from './expectOnServer'

const name = 'James Earl Whitfield'
const id = 'james-whitfield'
/** Facts that wait at the end: three readings, a correction, a problem, a medicine, ink, a lesson. */
const facts = 8

/** Steps 4 to 7: everything a doctor does with the network gone and the tablet dying twice. */
export async function mainJourney(tablet: Tablet, clinic: ClinicAndRecord): Promise<void> {
  const before = await clinic.newestInstant()

  await test.step('the day comes onto the tablet', async () => {
    await signIn(tablet)
    await waitUntilSafe(tablet)
    await seesStatus(tablet, 'All sent')
  })

  await test.step('the network goes and the tablet dies', async () => {
    await clinic.stop()
    await tablet.kill()
    await tablet.reopen()
    await tablet.goto('/')
    await tablet.see({ text: 'Safe to leave Wi-Fi' })
    await openVisit(tablet, name)
  })

  await test.step('the record reads as it does at the clinic', () => readRecord(tablet))
  await test.step('a chart is drawn', () => readChart(tablet))
  await test.step('numbers, a problem and a medicine are put down', () => editRecord(tablet))
  await test.step('the lesson is given and drawn on', () => giveLesson(tablet))

  await test.step('the tablet dies again and nothing is lost', async () => {
    await seesStatus(tablet, `${facts} edits on this tablet, not yet sent`)
    await tablet.kill()
    await tablet.reopen()
    await tablet.goto(`/visit/${id}`)
    await seesStatus(tablet, `${facts} edits on this tablet, not yet sent`)
    await openRecord(tablet, 'Results')
    await tablet.see({ role: 'listitem', text: /Weight.*89.4 kg/s })
    await tablet.tap({ role: 'button', name: 'All values of Blood pressure' })
    await tablet.see({ role: 'button', name: /^Correct 131\/79 mm Hg.* at home/ })
    await tablet.see({ role: 'button', name: /^Correct 128\/76 mm Hg/ })
    await backToVisit(tablet)
  })

  await test.step('the network returns and every edit arrives once', async () => {
    await clinic.start()
    await tablet.reload()
    const nothing = async () => ((await whatWaits(tablet)).length === 0 ? true : undefined)
    await until('the last edit to be sent', nothing, { within: 90_000, every: 500 })
    await seesStatus(tablet, 'All sent')
    await expectOnServer(clinic, before, id)
  })
}

async function readRecord(tablet: Tablet): Promise<void> {
  await openRecord(tablet, 'Problems')
  await tablet.see({ role: 'listitem', text: /Coronary artery disease/ })
  await openRecord(tablet, 'Medicines')
  await tablet.see({ role: 'listitem', text: /Atorvastatin 80 mg.*High cholesterol/s })
  await openRecord(tablet, 'Allergies')
  await tablet.see({ role: 'listitem', text: /Penicillin.*Hives/s })
  await openRecord(tablet, 'Visits')
  await tablet.see({ role: 'listitem', text: /Heart visit/ })
  await openRecord(tablet, 'Results')
  await tablet.see({ role: 'listitem', text: /LDL cholesterol.*54 mg\/dL/s })
}

async function readChart(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: 'button', name: 'Chart of LDL cholesterol' })
  await tablet.see({ role: 'img', name: /^Line chart of LDL cholesterol/ })
  await until('the chart to be drawn', async () => ((await tablet.run(isInked)) ? true : undefined))
  await tablet.tap({ role: 'radio', name: 'Table' })
  await tablet.see({ role: 'cell', text: /54 mg\/dL/ })
  await tablet.tap({ role: 'button', name: /’s visit$/ })
  await tablet.see({ role: 'button', name: 'Present' })
}

async function editRecord(tablet: Tablet): Promise<void> {
  await addReading(tablet, { what: 'Blood pressure', upper: 128, lower: 76 })
  await addReading(tablet, { what: 'Weight', upper: 98.4, unit: 'kg' })
  await addReading(tablet, { what: 'Blood pressure', upper: 131, lower: 79, where: 'At home' })
  await seesStatus(tablet, '3 edits on this tablet, not yet sent')

  await openRecord(tablet, 'Results')
  await correctValue(tablet, 'Weight', '98.4 kg', { Value: 89.4 })
  await correctValue(tablet, 'Heart rate', '60 beats/min', { Value: 62 })
  await openRecord(tablet, 'Problems')
  await resolveProblem(tablet, 'High blood pressure')
  await openRecord(tablet, 'Medicines')
  await stopMedicine(tablet, /Ezetimibe/, 'Side effect')
  await backToVisit(tablet)
}

async function giveLesson(tablet: Tablet): Promise<void> {
  await present(tablet, 'What is happening in your body')
  await takeTool(tablet, 'Pen')
  await stroke(tablet, line({ x: 0.2, y: 0.3 }, { x: 0.5, y: 0.35 }))
  await stroke(tablet, line({ x: 0.3, y: 0.85 }, { x: 0.6, y: 0.85 }))
  await undo(tablet)
  await stroke(tablet, line({ x: 0.1, y: 0.12 }, { x: 0.4, y: 0.12 }))
  await takeTool(tablet, 'Highlighter')
  await stroke(tablet, line({ x: 0.2, y: 0.5 }, { x: 0.55, y: 0.5 }))
  await takeTool(tablet, 'Arrow')
  await stroke(tablet, line({ x: 0.6, y: 0.2 }, { x: 0.45, y: 0.45 }))
  await takeTool(tablet, 'Text')
  await writeOn(tablet, { x: 0.55, y: 0.1 }, 'Your stent is here')
  await takeTool(tablet, 'Eraser')
  await stroke(tablet, line({ x: 0.25, y: 0.06 }, { x: 0.25, y: 0.18 }, 8))
  await inkIsKept(tablet)
  await tablet.tap({ role: 'button', name: 'Eraser' })

  await playFilm(tablet)
  const answer = await askFirstBytes(tablet)
  expect(answer.status).toBe(206)
  expect(answer.range).toMatch(/^bytes 0-1\/\d+$/)
  expect(answer.bytes).toBe(2)
  await leaveLesson(tablet)
}

/** Runs in the page: a canvas with anything on it. */
function isInked(): boolean {
  const canvas = document.querySelector('canvas')
  if (!canvas || canvas.width === 0) return false
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
  return pixels?.some((value, n) => n % 4 === 3 && value > 0) ?? false
}
