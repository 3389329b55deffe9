import type { Tablet, Target } from '../support/tablet'
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
  readonly then?: (tablet: Tablet) => Promise<void>
}

const openSheet = (css: string) => async (tablet: Tablet) => {
  await tablet.tap({ css, nth: 0 })
  await tablet.see({ role: 'dialog' })
}

const onTo = (css: string) => async (tablet: Tablet) => {
  for (let turns = 0; turns < 12 && !(await tablet.isSeen({ css })); turns += 1)
    await tablet.run(async () => {
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }),
      )
      await new Promise((resolve) => setTimeout(resolve, 400))
    })
  await tablet.see({ css, nth: 0 })
}

/** Every screen that a signed-in clinician can come to, sheets included; the patient's follow. */
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
    then: (tablet) => tablet.tap({ css: '.chartfoot .seg:last-of-type label:last-of-type' }),
  },
  {
    name: 'add-reading',
    path: visit,
    stands: '.vbar',
    then: openSheet('.vbar__more button'),
  },
  { name: 'plan', path: `${visit}/plan`, stands: '.planpage' },
  { name: 'wrap-up', path: `${visit}/wrap-up`, stands: '.wrapup' },
  { name: 'messages', path: `${visit}/messages`, stands: '.mlist' },
  {
    name: 'consent',
    path: `${visit}/messages`,
    stands: '.mlist',
    then: openSheet('.mlist .btn--plain'),
  },
  {
    name: 'hand-over',
    path: visit,
    stands: '.vbar',
    then: openSheet('.vbar .btn--soft'),
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
    then: onTo('section:has(audio) input[type="range"], .sound .plain'),
  },
  {
    name: 'present-steps',
    path: `${lesson}/body`,
    stands: '.pic__in svg',
    then: openSheet('[aria-haspopup="dialog"]'),
  },
]

/** The patient's pages, by taps only: loading one anew ends at the staff lock. */
const patientScreens: readonly { readonly name: string; readonly taps: readonly Target[] }[] = [
  { name: 'patient', taps: [] },
  { name: 'patient-questions', taps: [{ css: '.do a', nth: 0 }] },
  { name: 'patient-form', taps: [home(), { css: '.do a', nth: 1 }] },
  { name: 'patient-plan', taps: [home(), { css: '.pthome__plan a' }] },
  { name: 'patient-help', taps: [{ css: '.ptfoot .btn--plain' }] },
  {
    name: 'patient-done',
    taps: [{ css: '.help .btn--primary' }, home(), { css: '.ptfoot .btn--soft' }],
  },
  { name: 'locked', taps: [{ css: '.ptlock' }] },
]

function home(): Target {
  return { css: '.ptfoot a.btn--soft' }
}

/** In the language and the text size that staff have on the screen. */
async function handToPatient(tablet: Tablet): Promise<void> {
  await tablet.goto(visit)
  await openSheet('.vbar .btn--soft')(tablet)
  const [spanish, largest] = await tablet.run(() => {
    const { lang, dataset } = document.documentElement
    return [lang === 'es', dataset['text'] === 'largest'] as const
  })
  for (const nth of [0, 1]) await tablet.tap({ css: '.give__check input', nth })
  await tablet.tap({ css: '.give .seg label input', nth: spanish ? 1 : 0 })
  await tablet.tap({ css: '.give .seg label input', nth: largest ? 4 : 2 })
  await tablet.tap({ css: '.bottomsheet .btn--primary' })
  await tablet.see({ css: '.three' })
}

async function findSomebody(tablet: Tablet): Promise<void> {
  await tablet.fill({ css: 'input[type="search"]' }, 'del')
  await tablet.see({ css: '.find__one', nth: 0 })
}

/** Signs in and shows each screen in turn to `look`; the sign-in itself comes first. */
export async function everyScreen(
  tablet: Tablet,
  look: (name: string) => Promise<void>,
  prepare: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await tablet.goto('/')
  await tablet.see({ css: 'form' })
  await look('sign-in')
  await signIn(tablet)
  await waitUntilSafe(tablet)
  await prepare()
  for (const { name, path, place, stands, then } of screens) {
    await tablet.goto(path)
    if (place !== undefined) await tablet.tap({ css: '.rail__item', nth: place })
    await tablet.see({ css: stands, nth: 0 })
    await then?.(tablet)
    await look(name)
  }
  await handToPatient(tablet)
  for (const { name, taps } of patientScreens) {
    for (const target of taps) await tablet.tap(target)
    await tablet.see({ css: 'h1', nth: 0 })
    await look(name)
  }
}
