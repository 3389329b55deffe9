import type { Tablet } from '../support/tablet'
import { onTo, openSheet, saveSheet } from './screenHand'

export const visit = '/visit/james-whitfield'
const lesson = `${visit}/present/coronary-artery-disease`

interface Screen {
  readonly name: string
  readonly path: string
  /** Reached from the main navigation, by its place there. */
  readonly place?: number
  /** CSS of what shows that it stands. */
  readonly stands: string
  readonly then?: (tablet: Tablet) => Promise<void>
}

const days: readonly Screen[] = [
  { name: 'today', path: '/today', stands: '.next' },
  { name: 'find', path: '/today', stands: '.next', then: findSomebody },
  { name: 'lessons', path: '/today', place: 1, stands: '.lessons' },
  { name: 'tablet', path: '/today', place: 2, stands: '.scols' },
  { name: 'settings', path: '/today', place: 3, stands: '.settings' },
]

const record: readonly Screen[] = [
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
  { name: 'add-reading', path: visit, stands: '.vbar', then: openSheet('.vbar__more button') },
  {
    name: 'correct-reading',
    path: `${visit}/record/results`,
    stands: '.result',
    then: openSheet('.result__do [aria-expanded]', '.result__all button'),
  },
  {
    name: 'stop-medicine',
    path: `${visit}/record/medicines`,
    stands: '.rrow',
    then: openSheet('.rrow__do button'),
  },
]

const together: readonly Screen[] = [
  { name: 'plan', path: `${visit}/plan`, stands: '.planpage' },
  {
    name: 'add-line',
    path: `${visit}/plan`,
    stands: '.planline',
    then: openSheet('.plancol__do button:last-child'),
  },
  {
    name: 'change-line',
    path: `${visit}/plan`,
    stands: '.planline',
    then: openSheet('.plancol__do button:first-child', '.arrangeline__do button:nth-last-child(2)'),
  },
  {
    name: 'line-question',
    path: `${visit}/plan`,
    stands: '.answerpills',
    then: async (tablet) => {
      await tablet.tap({ css: '.answerpills button:nth-child(2)', nth: 0 })
      await tablet.see({ css: '.linewords' })
    },
  },
  {
    name: 'teach-back',
    path: `${visit}/plan`,
    stands: '.planline',
    then: openSheet('.planline__end .ib'),
  },
  { name: 'goal', path: `${visit}/plan`, stands: '.goalcard', then: openSheet('.goalscol__add') },
  {
    name: 'goal-changed',
    path: `${visit}/plan`,
    stands: '.goalcard',
    then: openSheet('.goalcard__do button:last-child'),
  },
  {
    name: 'goal-progress',
    path: `${visit}/plan`,
    stands: '.goalcard',
    then: openSheet('.goalcard__do button:first-child:not(:last-child)'),
  },
  { name: 'write-down', path: visit, stands: '.vbar', then: openSheet('.agendacard__write') },
  { name: 'wrap-up', path: `${visit}/wrap-up`, stands: '.wrapup' },
  { name: 'hand-over', path: visit, stands: '.vbar', then: openSheet('.vbar .btn--soft') },
]

const home: readonly Screen[] = [
  { name: 'messages', path: `${visit}/messages`, stands: '.mlist' },
  {
    name: 'consent',
    path: `${visit}/messages`,
    stands: '.mlist',
    then: openSheet('.mlist .btn--plain'),
  },
  { name: 'consent-given', path: `${visit}/messages`, stands: '.mlist', then: allowAll },
  {
    name: 'message',
    path: `${visit}/messages`,
    stands: '.mlist .hd button',
    then: async (tablet) => {
      await openSheet('.mlist .hd button')(tablet)
      await tablet.tap({ css: 'input[name="kind"]:not(:disabled)', nth: 0 })
      await tablet.see({ css: '.mletter' })
    },
  },
]

const presented: readonly Screen[] = [
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

/** Every screen that a signed-in clinician can come to, sheets included. */
export const staffScreens = [...days, ...record, ...together, ...home, ...presented]

async function findSomebody(tablet: Tablet): Promise<void> {
  await tablet.fill({ css: 'input[type="search"]' }, 'del')
  await tablet.see({ css: '.find__one', nth: 0 })
}

/** Without a yes there is nothing to write a message with. */
async function allowAll(tablet: Tablet): Promise<void> {
  await openSheet('.mlist .btn--plain')(tablet)
  await tablet.fill({ css: '.bottomsheet input[inputmode="email"]' }, 'james@example.com')
  await tablet.tap({ css: '.mback input' })
  for (let nth = 0; nth < 6; nth += 1) await tablet.tap({ css: '.mform__two input', nth })
  await tablet.tap({ css: '.bottomsheet input[name="detail"]', nth: 1 })
  await saveSheet(tablet)
  await tablet.see({ css: '.mlist .hd button' })
}
