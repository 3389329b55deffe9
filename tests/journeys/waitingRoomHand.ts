import type { Tablet, Target } from '../support/tablet'
import { dialog } from './hand'

/** What staff and patients do in the waiting room. */
export async function handOver(
  tablet: Tablet,
  shortName: string,
  language: 'English' | 'Español',
): Promise<void> {
  await tablet.tap({ role: 'button', name: 'Hand to patient' })
  await tablet.see(dialog)
  await tablet.tap({ role: 'checkbox', name: /The patient said this name/, within: dialog })
  await tablet.tap({ role: 'checkbox', name: /The patient said this birth date/, within: dialog })
  await tablet.tap({ role: 'radio', name: language, within: dialog })
  await tablet.tap({ role: 'button', name: `Hand to ${shortName}`, within: dialog })
}

const password: Target = { css: 'input[type="password"]' }

/** One try at the staff lock, in whatever language it speaks. */
export async function unlock(tablet: Tablet, word = 'alongside-demo'): Promise<void> {
  await tablet.fill(password, word)
  await tablet.tap({ css: '.signin button[type="submit"]' })
  await tablet.gone({ css: '[aria-busy="true"]' })
}
