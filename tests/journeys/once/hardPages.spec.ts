import { expect, test } from '../fixtures'
import { dialog, openVisit, seesStatus, signIn, waitUntilSafe } from '../hand'
import { bringMaryam, longWords, longWordsKept, maryam } from '../hardPatient'
import { inkIsKept, leaveLesson, line, openSection, stroke, takeTool } from '../presentHand'
import { handOver, unlock } from '../waitingRoomHand'
import { changesSince, newestInstant } from '../whatTheClinicHas'
import { readPdf } from '../../support/pdfText'
import type { Clinic, Resource } from '../../support/clinic'
import type { PlaywrightTablet } from '../../support/playwrightTablet'

const hidden = 'Nobody at home may know what I take 😟'
const answer = 'We went through every word of this together.\nلا تخافي.'

test('forty plan lines, two thousand words and a name from the right are all on the pages', async ({
  clinic,
  tablet,
}) => {
  await bringMaryam(clinic)
  const before = await newestInstant(clinic)
  await signIn(tablet)
  await waitUntilSafe(tablet)
  await seesStatus(tablet, 'All sent')
  await clinic.stop()
  await openVisit(tablet, maryam.name)
  await test.step('the patient pastes very long words, and hides others', () => pastes(tablet))
  await test.step('staff answer what is shared', async () => {
    await tablet.tap({ role: 'button', name: 'Answer', nth: 0 })
    await tablet.fill({ role: 'textbox', name: /Your answer/, within: dialog }, answer)
    await tablet.tap({ role: 'button', name: 'Keep this', within: dialog })
    await tablet.gone(dialog)
  })
  await test.step('a picture is drawn on', async () => {
    await tablet.goto(`/visit/${maryam.id}/present/coronary-artery-disease`)
    await openSection(tablet, 'What is happening in your body')
    await takeTool(tablet, 'Pen')
    await stroke(tablet, line({ x: 0.2, y: 0.3 }, { x: 0.5, y: 0.35 }))
    await inkIsKept(tablet)
    await leaveLesson(tablet)
  })
  await test.step('the pages are kept', () => keeps(tablet))

  const all = await test.step('the clinic has all of it', () => arrived(clinic, tablet, before))
  const said = all.flatMap(({ payload }) => (payload ? [payload[0].contentString as string] : []))
  expect(said, 'word for word, without the NUL').toContain(longWordsKept)
  expect(said).toContain(hidden)
  const binary = all.find(({ contentType }) => contentType === 'application/pdf')
  const { pages, text, pictures } = readPdf(Buffer.from(binary?.data as string, 'base64'))
  // Where a line ends is the page's business, and so is where a word is drawn.
  const bare = (words: string) => words.replace(/\s+/g, '')
  const lost = maryam.lines.filter((each) => !bare(text).includes(bare(each)))
  expect(lost, 'lines of the plan').toEqual([])
  const missing = longWordsKept.split(/\s+/).filter((word) => !text.includes(word))
  expect(missing, 'words of the concern').toEqual([])
  for (const each of answer.split('\n'))
    expect(bare(text).includes(bare(each)), `the answer: ${each}`).toBe(true)
  expect(text).not.toContain('at home may know')
  expect(text.match(new RegExp(`\\d+ of ${pages}$`, 'gm'))).toHaveLength(pages)
  expect(text.split(maryam.name).length - 1, 'whose they are: the title and each foot').toBe(
    pages + 1,
  )
  expect(pages).toBeGreaterThan(8)
  expect(pictures, 'the drawing, and words from the right').toBeGreaterThan(8)
  const faults = tablet.complaints.filter((each) => !each.startsWith('Failed to load resource'))
  expect(faults, 'no fault and nothing that the policy refused').toEqual([])
})

async function pastes(tablet: PlaywrightTablet): Promise<void> {
  await handOver(tablet, maryam.given, 'English')
  await tablet.tap({ role: 'link', name: /^Write a question/ })
  await paste(tablet, longWords)
  await tablet.tap({ role: 'button', name: 'Add to my list' })
  await tablet.see({ text: /word1999/ })
  await tablet.tap({ role: 'checkbox', name: 'Not on the shared screen or paper' })
  await paste(tablet, hidden)
  await tablet.tap({ role: 'button', name: 'Add to my list' })
  await tablet.see({ text: hidden })
  await tablet.tap({ role: 'link', name: 'Locked to your pages' })
  await unlock(tablet)
  await tablet.tap({ role: 'button', name: 'Back to the visit' })
}

/** As it comes off a clipboard: a keyboard has no NUL. */
async function paste(tablet: PlaywrightTablet, words: string): Promise<void> {
  await tablet.see({ css: '.write textarea' })
  await tablet.run((pasted) => {
    const field = document.querySelector<HTMLTextAreaElement>('.write textarea')
    if (field === null) throw new Error('nowhere to write')
    field.value = pasted
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }, words)
}

async function keeps(tablet: PlaywrightTablet): Promise<void> {
  await tablet.goto(`/visit/${maryam.id}/wrap-up`)
  await tablet.see({ css: '.ppiece__picture img' })
  const shown = await tablet.text({ css: '.paper' })
  for (const each of maryam.lines) expect(shown).toContain(each)
  expect(shown).toContain('word1999')
  expect(shown).not.toContain(hidden)
  await tablet.run(() => {
    window.print = () => undefined
  })
  await tablet.tap({ role: 'button', name: 'Keep and print' })
  await tablet.see({ text: 'The pages are in the record.' }, 60_000)
}

async function arrived(
  clinic: Clinic,
  tablet: PlaywrightTablet,
  before: string,
): Promise<readonly Resource[]> {
  await clinic.start()
  await tablet.goto('/tablet')
  if (await tablet.isSeen({ role: 'button', name: 'Sign in' })) await signIn(tablet)
  await tablet.see({ role: 'heading', name: 'All sent' }, 90_000)
  return (await changesSince(clinic, before)).map(({ resource }) => resource)
}
