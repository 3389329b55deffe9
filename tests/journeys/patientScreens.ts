import type { Tablet, Target } from '../support/tablet'
import { closeSheet, handToPatient, openSheet, saveSheet } from './screenHand'
import { visit } from './staffScreens'
import { unlock } from './waitingRoomHand'

type Look = (name: string) => Promise<void>
const home: Target = { css: '.ptfoot a.btn--soft' }
const task = (nth: number): Target => ({ css: '.do a', nth })

/** The patient's pages, by taps only: loading one anew ends at the staff lock. */
export async function waitingRoom(tablet: Tablet, look: Look): Promise<void> {
  const lookAt = lookAtEach(tablet, look)
  await handToPatient(tablet, visit)
  await lookAt('patient')
  await lookAt('patient-questions', task(0))
  await write(tablet, 'Can I take the stairs at church?', false)
  await write(tablet, 'I am afraid to die like my father.', true)
  await lookAt('patient-questions-written')
  await openSheet('.crow__do button')(tablet)
  await look('patient-question-changed')
  await closeSheet(tablet)
  await lookAt('patient-form', home, task(1))
  await lookAt('patient-plan', home, { css: '.pthome__plan a' })
  await openSheet('.goalscol__add')(tablet)
  await look('patient-goal')
  await closeSheet(tablet)
  await lookAt('patient-help', { css: '.ptfoot .btn--plain' })
  await lookAt('patient-done', { css: '.help .btn--primary' }, home, { css: '.ptfoot .btn--soft' })
  await lookAt('locked', { css: '.ptlock' })
}

/** Back with staff: what the patient wrote is answered, private words after a yes. */
export async function agenda(tablet: Tablet, look: Look): Promise<void> {
  await unlock(tablet)
  await tablet.tap({ css: '.signin .btn--primary' })
  await tablet.see({ css: '.agendacard .ask' })
  await look('agenda')
  await openSheet('.agendacard .ask button')(tablet)
  await look('answer')
  await tablet.fill({ css: '.bottomsheet textarea' }, 'Yes. Rest at the top.')
  await saveSheet(tablet)
  await openSheet('.privnotes')(tablet)
  await look('private')
  await tablet.tap({ css: '.bottomsheet .btn--primary' })
  await tablet.tap({ css: '.privnotes__one button', nth: 0 })
  await tablet.see({ css: '.privnotes__one textarea' })
  await look('private-answer')
  await tablet.fill({ css: '.bottomsheet textarea' }, 'We talk about it alone.')
  await tablet.tap({ css: '.bottomsheet button[type="submit"]' })
  await tablet.gone({ css: '.bottomsheet textarea' })
  await closeSheet(tablet)
}

/** The visit has ended, and the patient is asked how it was. */
export async function afterwards(tablet: Tablet, look: Look): Promise<void> {
  const lookAt = lookAtEach(tablet, look)
  await tablet.goto(`${visit}/wrap-up`)
  await tablet.tap({ css: '.wrapup__foot > button:not(:disabled)', nth: 2 })
  await tablet.see({ css: '.wrapup__foot > .btn--plain' })
  await lookAt('wrap-up-ended')
  await handToPatient(tablet, visit)
  await lookAt('patient-after')
  await tablet.tap(task(0))
  await tablet.tap({ css: '.steps5 input', nth: 4 })
  await lookAt('feedback')
  await lookAt('feedback-thanks', { css: '.fb button[type="submit"]' })
}

const lookAtEach =
  (tablet: Tablet, look: Look) =>
  async (name: string, ...taps: readonly Target[]): Promise<void> => {
    for (const target of taps) await tablet.tap(target)
    await tablet.see({ css: 'h1', nth: 0 })
    await look(name)
  }

async function write(tablet: Tablet, words: string, hidden: boolean): Promise<void> {
  await tablet.fill({ css: '.write textarea' }, words)
  if (hidden) await tablet.tap({ css: '.write__private input' })
  await tablet.tap({ css: '.write button[type="submit"]' })
  await tablet.see({ css: hidden ? '.crow--private' : '.crow' })
}
