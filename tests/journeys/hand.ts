import { demoSignIn } from '../support/clinic'
import { until } from '../support/until'
import type { Tablet, Target } from '../support/tablet'

/** What a clinician's hand does on the tablet, in the words of the visit. */
export const dialog: Target = { role: 'dialog' }

export async function signIn(tablet: Tablet, who = demoSignIn): Promise<void> {
  await tablet.goto('/')
  await tablet.fill({ role: 'textbox', name: 'User name' }, who.username)
  await tablet.fill({ css: 'input[type="password"]' }, who.password)
  await tablet.tap({ role: 'button', name: 'Sign in' })
  await tablet.see({ role: 'heading', name: 'Later today' }, 30_000)
}

/** Today's records and lessons are here, the app says so, and it can start without the clinic. */
export async function waitUntilSafe(tablet: Tablet): Promise<void> {
  await tablet.see({ text: 'Safe to leave Wi-Fi' }, 90_000)
}

export async function openVisit(tablet: Tablet, name: string): Promise<void> {
  const row: Target = { role: 'link', name: new RegExp(name) }
  await tablet.see(row)
  await tablet.tap(row)
  await tablet.see({ role: 'heading', name: new RegExp(name) })
}

type Part = 'Problems' | 'Medicines' | 'Allergies' | 'Results' | 'Visits'

/** From the visit's first screen. */
export async function openRecord(tablet: Tablet, part: Part): Promise<void> {
  const record: Target = { role: 'link', name: 'Record' }
  const parts: Target = { role: 'group', name: 'Record' }
  // The head of a visit stands before its record is read.
  await until('the record or the way to it', async () =>
    (await tablet.isSeen(record)) || (await tablet.isSeen(parts)) ? true : undefined,
  )
  if (await tablet.isSeen(record)) await tablet.tap(record)
  await tablet.see(parts)
  await tablet.tap({ role: 'radio', name: part, within: { role: 'group', name: 'Record' } })
  await tablet.see({ role: 'region', name: part === 'Results' ? 'Latest results' : part })
}

export async function backToVisit(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: 'link', name: /’s visit$/ })
  await tablet.see({ role: 'button', name: 'Present' })
}

export interface Reading {
  readonly what: 'Blood pressure' | 'Weight'
  readonly upper: number
  readonly lower?: number
  readonly unit?: string
  readonly where?: 'At home' | 'At the clinic'
}

export async function addReading(tablet: Tablet, reading: Reading): Promise<void> {
  await tablet.tap({ role: 'button', name: 'Add a reading' })
  await tablet.see(dialog)
  await tablet.tap({ role: 'radio', name: reading.what, within: dialog })
  const first = reading.lower === undefined ? 'Value' : 'Upper number'
  await tablet.fill({ role: 'textbox', name: first, within: dialog }, String(reading.upper))
  if (reading.lower !== undefined) {
    const lower: Target = { role: 'textbox', name: 'Lower number', within: dialog }
    await tablet.fill(lower, String(reading.lower))
  }
  if (reading.unit !== undefined)
    await tablet.tap({ role: 'radio', name: reading.unit, within: dialog })
  if (reading.where !== undefined)
    await tablet.tap({ role: 'radio', name: reading.where, within: dialog })
  await tablet.tap({ role: 'button', name: 'Save', within: dialog })
  await tablet.gone(dialog)
}

/** In the results: a value of a test, as it is shown, put right. */
export async function correctValue(
  tablet: Tablet,
  test: string,
  shown: string,
  fields: Readonly<Record<string, number>>,
): Promise<void> {
  await tablet.tap({ role: 'button', name: `All values of ${test}` })
  await tablet.tap({ role: 'button', name: new RegExp(`^Correct ${shown}`), nth: 0 })
  await tablet.see(dialog)
  for (const [name, value] of Object.entries(fields))
    await tablet.fill({ role: 'textbox', name, within: dialog }, String(value))
  await tablet.tap({ role: 'button', name: 'Save correction', within: dialog })
  await tablet.gone(dialog)
}

export async function resolveProblem(tablet: Tablet, name: string): Promise<void> {
  await tablet.tap({ role: 'button', name: `Mark ${name} as over` })
  await tablet.see({ text: `Saved on this tablet. ${name} is marked as over.` })
}

export async function stopMedicine(tablet: Tablet, name: RegExp, why: string): Promise<void> {
  await tablet.tap({ role: 'button', name: new RegExp(`^Note .*${name.source}.* as stopped`) })
  await tablet.see(dialog)
  await tablet.tap({ role: 'button', name: why, within: dialog })
  await tablet.tap({ role: 'button', name: 'Note as stopped', within: dialog })
  await tablet.gone(dialog)
}

/** The status line, wherever one is on the screen. */
export async function seesStatus(
  tablet: Tablet,
  words: string | RegExp,
  within = 20_000,
): Promise<void> {
  await tablet.see({ role: 'status', text: words }, within)
}
