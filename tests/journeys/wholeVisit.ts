import { expect, test } from '@playwright/test'
import type { Mailbox } from '../support/mailbox'
import type { Tablet, Target } from '../support/tablet'
import { until } from '../support/until'
import type { ClinicAndRecord } from './clinicAndRecord'
import { dialog, openVisit, seesStatus, signIn, waitUntilSafe } from './hand'
import { leaveLesson, line, present, stroke, takeTool } from './presentHand'
import { expectWholeVisitOnServer } from './wholeVisitOnServer'
import { handOver, unlock } from './waitingRoomHand'

/** What is said in this visit: the endpoint must have it word for word. */
export const said = {
  stairs: '¿Puedo subir las escaleras de la iglesia?',
  foot: 'Me da miedo perder el pie como mi madre 😟',
  pills: '¿Las pastillas nuevas son para siempre?',
  matters: 'Bailar en la boda de mi nieta',
  answer: 'Yes. Begin with one flight and rest at the top.',
  lineQuestion: 'Will it make me dizzy?',
  reply: 'It may at first. Stand up slowly.',
  goal: 'I want to walk to the market and back',
  step: 'Walk to the corner after lunch',
  back: 'I take one pill each morning and I stand up slowly.',
  addition: 'Thank you for telling me about the stairs.',
  email: 'rosa.delgado@example.com',
} as const

const name = 'Rosa María Delgado'
const id = 'rosa-delgado'
const spanish = {
  words: { role: 'textbox', name: 'Sus palabras' },
  add: { role: 'button', name: 'Poner en mi lista' },
  home: { role: 'link', name: 'Volver a mis páginas' },
  staff: { role: 'link', name: 'Solo se ven sus páginas' },
} satisfies Record<string, Target>

/**
 * One whole visit from both sides, with the network gone and the tablet dying twice. No `mail`: the
 * clinic sends none, and everything else is as it would be.
 */
export async function wholeVisit(
  tablet: Tablet,
  clinic: ClinicAndRecord,
  mail?: Mailbox,
): Promise<void> {
  const before = await clinic.newestInstant()
  await test.step('the day comes onto the tablet, and the network goes', async () => {
    await signIn(tablet)
    await waitUntilSafe(tablet)
    await seesStatus(tablet, 'All sent')
    await clinic.stop()
    await openVisit(tablet, name)
  })
  await test.step('the patient writes, in Spanish', async () => {
    await handOver(tablet, 'Rosa', 'Español')
    await tablet.see({ role: 'heading', name: 'Hola, Rosa.' })
    await writeQuestions(tablet)
  })
  await test.step('the tablet dies: staff give it back, and nothing typed is gone', () =>
    dieWhileTyping(tablet))
  await test.step('the form is filled in', () => fillForm(tablet))
  await test.step('staff take the tablet back', async () => {
    await tablet.tap(spanish.staff)
    await unlock(tablet)
    await tablet.tap({ role: 'button', name: 'Volver a la consulta' })
    await tablet.see({ role: 'heading', name })
  })
  await test.step('the agenda is settled', () => settleAgenda(tablet))
  await test.step('a lesson is given and drawn on', async () => {
    await present(tablet, 'What is happening in your body')
    await takeTool(tablet, 'Pen')
    await stroke(tablet, line({ x: 0.2, y: 0.3 }, { x: 0.5, y: 0.35 }))
    await until('the ink to be kept', async () =>
      (await tablet.isSeen({ text: /Saved on this tablet/ })) ? true : undefined,
    )
    await leaveLesson(tablet)
  })
  await test.step('the plan is read, a goal agreed, said back', () => agreeOnPlan(tablet))
  await test.step('the tablet dies again', async () => {
    await tablet.kill()
    await tablet.reopen()
    await tablet.goto(`/visit/${id}`)
    await tablet.see({ role: 'heading', name })
  })
  await test.step('what may be sent is asked, and a reminder goes in line', () =>
    sendReminder(tablet))
  await test.step('the pages are kept and the visit ends', () => wrapUp(tablet))
  await test.step('the patient says how it was', () => tellHowItWas(tablet))

  await test.step('the clinic answers: all of it arrives, and the mail says no more than it may', async () => {
    await clinic.start()
    await tablet.goto('/tablet')
    const signInAgain: Target = { role: 'button', name: 'Sign in' }
    if (await tablet.isSeen(signInAgain)) await signIn(tablet)
    await tablet.see({ role: 'heading', name: 'All sent' }, 90_000)
    if (mail)
      await until('the mail to arrive', () => Promise.resolve(mail.mails[0]), { within: 60_000 })
    await expectWholeVisitOnServer(clinic, before, id)
    if (mail) expectLetter(mail)
  })
}

function expectLetter({ mails }: Mailbox): void {
  expect(mails).toHaveLength(1)
  const [letter] = mails
  const text = `${letter?.subject ?? ''}\n${letter?.text ?? ''}`
  expect(JSON.stringify(letter?.to)).toContain(said.email)
  expect(text, 'only that there is a visit').not.toMatch(
    /diabet|presión|heart|azúcar|sugar|Okafor/i,
  )
  expect(letter?.attachments.map(({ contentType }) => contentType)).toEqual(['text/calendar'])
}

async function writeQuestions(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: 'link', name: /^Escribir una pregunta/ })
  await write(tablet, said.stairs)
  await tablet.tap({ role: 'checkbox', name: 'No en la pantalla ni en papel' })
  await write(tablet, said.foot)
  await write(tablet, said.pills)
  await tablet.tap({ role: 'button', name: `Subir: ${said.pills}` })
  await tablet.see({ role: 'button', name: `Bajar: ${said.pills}` })
  await tablet.fill({ role: 'textbox', name: 'Lo que me importa' }, said.matters)
  await tablet.tap({ role: 'button', name: 'Guardar esto' })
  await tablet.see({ text: /Sus palabras están guardadas/ })
}

async function write(tablet: Tablet, words: string): Promise<void> {
  await tablet.fill(spanish.words, words)
  await tablet.tap(spanish.add)
  await tablet.see({ text: words })
  await until('the field to be empty', async () =>
    (await typed(tablet)) === '' ? true : undefined,
  )
}

const typed = (tablet: Tablet) =>
  tablet.run(() => document.querySelector<HTMLTextAreaElement>('.write textarea')?.value ?? '?')

async function dieWhileTyping(tablet: Tablet): Promise<void> {
  await tablet.fill(spanish.words, 'Y también quiero')
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await tablet.kill()
  await tablet.reopen()
  await tablet.goto('/')
  await tablet.see({ role: 'heading', name: 'Para el personal' })
  await unlock(tablet)
  await tablet.tap({ role: 'button', name: 'Devolverla al paciente' })
  await tablet.see(spanish.words)
  await until('the words to be there again', async () =>
    (await typed(tablet)) === 'Y también quiero' ? true : undefined,
  )
  await tablet.see({ text: said.foot })
  await tablet.fill(spanish.words, '')
  await tablet.tap(spanish.home)
}

async function fillForm(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: 'link', name: /Antes de su visita/ })
  await tablet.fill({ role: 'textbox', name: /Su número de teléfono/ }, '555-0199')
  await tablet.tap({ role: 'radio', name: 'Sí', nth: 0 })
  const next: Target = { role: 'button', name: 'Siguiente' }
  const done: Target = { role: 'button', name: 'Ya terminé' }
  for (let page = 0; page < 12 && !(await tablet.isSeen(done)); page += 1) {
    const heading = await tablet.text({ css: '.formpage h1' })
    await tablet.tap(next)
    await until('the next page of the form', async () =>
      (await tablet.text({ css: '.formpage h1' })) === heading ? undefined : true,
    )
  }
  await tablet.tap(done)
  await tablet.see({ role: 'heading', name: 'Hola, Rosa.' })
}

async function settleAgenda(tablet: Tablet): Promise<void> {
  await tablet.see({ text: said.pills })
  expect(await tablet.isSeen({ text: said.foot }), 'private words on the shared screen').toBe(false)
  await tablet.tap({ role: 'link', name: 'Wrap up' })
  await tablet.see({ text: /questions are open/ })
  const canEnd = () =>
    tablet.run(
      () =>
        [...document.querySelectorAll('button')].find(
          ({ innerText }) => innerText.trim() === 'End the visit',
        )?.disabled === false,
    )
  expect(await canEnd(), 'a visit with an open question cannot end').toBe(false)
  await tablet.tap({ role: 'button', name: /’s visit$/ })

  const answer: Target = { role: 'button', name: 'Answer', nth: 0 }
  // First in the patient's own order: the pills, which come up again at a later visit.
  await tablet.tap(answer)
  await tablet.tap({ role: 'radio', name: 'Later', within: dialog })
  await tablet.fill({ css: 'input[type="date"]', within: dialog }, inDays(30))
  await tablet.tap({ role: 'button', name: 'Keep this', within: dialog })
  await tablet.gone(dialog)
  await tablet.tap(answer)
  await tablet.fill({ role: 'textbox', name: /Your answer/, within: dialog }, said.answer)
  await tablet.tap({ role: 'button', name: 'Keep this', within: dialog })
  await tablet.gone(dialog)

  await tablet.tap({ role: 'button', name: /1 private note/ })
  await tablet.tap({ role: 'button', name: /read alone|reading alone|alone/i, within: dialog })
  await tablet.see({ text: said.foot })
  await tablet.tap({ role: 'button', name: 'Answer', within: dialog })
  await tablet.tap({ role: 'radio', name: 'Send on', within: dialog })
  await tablet.fill({ role: 'textbox', name: 'To whom', within: dialog }, 'Nurse Lee')
  await tablet.tap({ role: 'button', name: 'Keep this', within: dialog })
  if (await tablet.isSeen(dialog))
    await tablet.tap({ role: 'button', name: 'Close', within: dialog })
  await tablet.gone(dialog)
}

async function agreeOnPlan(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: 'link', name: 'Open plan' })
  const first: Target = { css: '.planline', nth: 0 }
  const second: Target = { css: '.planline', nth: 1 }
  await tablet.tap({ role: 'button', name: 'Got it', within: first })
  await tablet.see({ role: 'button', name: 'Got it. Change the answer' })
  await tablet.tap({ role: 'button', name: 'I have a question', within: second })
  await tablet.fill({ role: 'textbox', name: 'What is the question?' }, said.lineQuestion)
  await tablet.tap({ role: 'button', name: 'Save words' })
  await tablet.see({ text: said.lineQuestion })
  await tablet.tap({ role: 'button', name: 'Reply', within: second })
  await tablet.fill({ role: 'textbox', name: 'Your reply to Rosa' }, said.reply)
  await tablet.tap({ role: 'button', name: 'Save reply' })
  await tablet.see({ text: new RegExp(said.reply) })

  await tablet.tap({ role: 'button', name: 'Add a goal' })
  await tablet.fill({ role: 'textbox', name: /I want to be able to/, within: dialog }, said.goal)
  await tablet.fill({ role: 'textbox', name: 'The first step', within: dialog }, said.step)
  await tablet.tap({ role: 'radio', name: '7', within: dialog })
  await tablet.tap({ role: 'button', name: 'Save goal', within: dialog })
  await tablet.gone(dialog)
  const card: Target = { role: 'article', name: said.goal }
  await tablet.see(card)
  for (const who of [/^Rosa.*: tap if you agree/, /Okafor.*: tap if you agree/]) {
    const taps: Target = { role: 'button', name: who, within: card }
    await tablet.tap(taps)
    await tablet.gone(taps)
  }

  await tablet.tap({ role: 'button', name: /^Say it back/, within: first })
  await tablet.fill({ role: 'textbox', name: /What Rosa said/, within: dialog }, said.back)
  // WebKit's driver loses a tap now and then right after typing; a person would see it and tap again.
  await until('Clear to be chosen', async () => {
    if (await tablet.isSeen({ css: '.teachback [aria-pressed="true"]' })) return true
    await tablet.tap({ role: 'button', name: 'Clear', within: dialog })
    return undefined
  })
  await tablet.tap({ role: 'button', name: 'Save', within: dialog })
  await tablet.gone(dialog)
  await tablet.see({ text: 'Said back: Clear' })
}

async function sendReminder(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: 'link', name: 'Messages' })
  await tablet.tap({ role: 'button', name: 'Ask what we may send' })
  await tablet.fill({ role: 'textbox', name: 'E-mail address', within: dialog }, said.email)
  await tablet.tap({ role: 'checkbox', name: /that is right/, within: dialog })
  await tablet.tap({ role: 'checkbox', name: 'Visit reminder', within: dialog })
  await tablet.tap({ role: 'radio', name: /^Only that there is a visit/, within: dialog })
  await tablet.tap({ role: 'button', name: 'Save', within: dialog })
  await tablet.gone(dialog)
  await tablet.tap({ role: 'button', name: 'Write a message' })
  expect(await tablet.isSeen({ text: 'The patient did not choose this.' })).toBe(true)
  await tablet.tap({ role: 'radio', name: /^Visit reminder/, within: dialog })
  await tablet.tap({ role: 'radio', name: 'Now', within: dialog })
  await tablet.tap({ role: 'button', name: 'Send', within: dialog })
  await tablet.gone(dialog)
  await tablet.see({ text: /On this tablet, not yet sent/ })
  await tablet.tap({ role: 'link', name: /’s visit$/ })
}

async function wrapUp(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: 'link', name: 'Wrap up' })
  await tablet.fill({ role: 'textbox', name: 'A few plain words from you' }, said.addition)
  await tablet.tap({ role: 'radio', name: 'English' })
  await tablet.see({ text: said.answer })
  expect(await tablet.isSeen({ text: said.foot }), 'private words on the paper').toBe(false)
  await tablet.run(() => {
    window.print = () => undefined
  })
  await tablet.tap({ role: 'button', name: 'Keep and print' })
  await tablet.see({ text: 'The pages are in the record.' }, 60_000)
  await tablet.tap({ role: 'button', name: 'End the visit' })
  await tablet.see({ text: 'The visit is wrapped up.' })
  await tablet.tap({ role: 'button', name: /’s visit$/ })
}

async function tellHowItWas(tablet: Tablet): Promise<void> {
  await handOver(tablet, 'Rosa', 'English')
  await tablet.tap({ role: 'link', name: /^Tell us/ })
  await tablet.tap({ role: 'radio', name: 'Fully', nth: 0 })
  await tablet.tap({ role: 'button', name: 'Hand in' })
  await tablet.see({ role: 'heading', name: 'Thank you.' })
  await tablet.tap({ role: 'button', name: 'Done' })
  await tablet.tap({ role: 'link', name: 'Locked to your pages' })
  await unlock(tablet)
  await tablet.tap({ role: 'button', name: 'Back to the visit' })
  await tablet.see({ role: 'heading', name })
}

/** A day from now as a date field wants it. */
function inDays(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000)
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
}
