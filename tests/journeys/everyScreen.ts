import type { Page } from '@playwright/test'
import type { PlaywrightTablet } from '../support/playwrightTablet'
import { signIn, waitUntilSafe } from './hand'

const visit = '/visit/james-whitfield'
const lesson = `${visit}/present/coronary-artery-disease`

interface Screen {
  readonly name: string
  readonly path: string
  /** Reached from the main navigation, by its place there. */
  readonly place?: number
  /** CSS of what shows that it stands: words differ by language. */
  readonly stands: string
  readonly then?: (page: Page) => Promise<void>
}

const openSheet = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().tap()
  await page.locator('[role="dialog"]').waitFor()
}

const onTo = (selector: string) => async (page: Page) => {
  for (let turns = 0; turns < 12 && !(await page.locator(selector).isVisible()); turns += 1) {
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(400)
  }
  await page.locator(selector).waitFor()
}

/** Every screen that a signed-in clinician can come to, sheets included. */
export const screens: readonly Screen[] = [
  { name: 'today', path: '/today', stands: '.next' },
  { name: 'find', path: '/today', stands: '.next', then: findSomebody },
  { name: 'lessons', path: '/today', place: 1, stands: '.lessons' },
  { name: 'tablet', path: '/today', place: 2, stands: '.scols' },
  { name: 'settings', path: '/today', place: 3, stands: '.settings' },
  { name: 'visit', path: visit, stands: '.trends' },
  { name: 'problems', path: `${visit}/record/problems`, stands: '.rpanel' },
  { name: 'medicines', path: `${visit}/record/medicines`, stands: '.rpanel' },
  { name: 'allergies', path: `${visit}/record/allergies`, stands: '.rpanel' },
  { name: 'results', path: `${visit}/record/results`, stands: '.result' },
  { name: 'visits', path: `${visit}/record/visits`, stands: '.rpanel' },
  { name: 'chart-ldl', path: `${visit}/chart/ldl`, stands: '.chartcard canvas' },
  { name: 'chart-pressure', path: `${visit}/chart/blood-pressure`, stands: '.chartcard canvas' },
  {
    name: 'chart-table',
    path: `${visit}/chart/ldl`,
    stands: '.chartcard canvas',
    then: (page) => page.locator('.chartfoot .seg').last().locator('input').last().tap(),
  },
  {
    name: 'add-reading',
    path: visit,
    stands: '.vbar',
    then: openSheet('.vbar button.btn--soft'),
  },
  {
    name: 'stop-medicine',
    path: `${visit}/record/medicines`,
    stands: '.rrow',
    then: openSheet('.rrow__do button'),
  },
  { name: 'present-words', path: `${lesson}/what`, stands: '.pagesteps' },
  { name: 'present-picture', path: `${lesson}/body`, stands: '.pic__in svg' },
  {
    name: 'present-film',
    path: `${lesson}/body`,
    stands: '.pic__in svg',
    then: onTo('section:has(video) input[type="range"]'),
  },
  { name: 'present-numbers', path: `${lesson}/numbers`, stands: '.pagesteps' },
  { name: 'present-options', path: `${lesson}/options`, stands: '.pagesteps' },
  { name: 'present-warning', path: `${lesson}/warning`, stands: '.present' },
  {
    name: 'present-sound',
    path: `${lesson}/warning`,
    stands: '.present',
    // Spoken in English only so far: in Spanish the same page is to be read.
    then: onTo('section:has(audio) input[type="range"], .heard'),
  },
  {
    name: 'present-steps',
    path: `${lesson}/body`,
    stands: '.pic__in svg',
    then: openSheet('[aria-haspopup="dialog"]'),
  },
]

async function findSomebody(page: Page): Promise<void> {
  await page.locator('input[type="search"]').fill('del')
  await page.locator('.find__one').first().waitFor()
}

/** Signs in and shows each screen in turn to `look`; the sign-in itself comes first. */
export async function everyScreen(
  tablet: PlaywrightTablet,
  look: (name: string) => Promise<void>,
  prepare: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await tablet.goto('/')
  await tablet.page.locator('form').waitFor()
  await look('sign-in')
  await signIn(tablet)
  await waitUntilSafe(tablet)
  await prepare()
  for (const { name, path, place, stands, then } of screens) {
    await tablet.goto(path)
    if (place !== undefined) await tablet.page.locator('.rail__item').nth(place).tap()
    await tablet.page.locator(stands).first().waitFor()
    await then?.(tablet.page)
    await look(name)
  }
}
