import type { Tablet, Target } from '../support/tablet'

/** Hands for the tour of all screens: by place, for words differ by language. */
export const sheet: Target = { role: 'dialog' }

export const openSheet =
  (...taps: readonly string[]) =>
  async (tablet: Tablet) => {
    for (const css of taps) await tablet.tap({ css, nth: 0 })
    await tablet.see(sheet)
  }

export async function closeSheet(tablet: Tablet): Promise<void> {
  await tablet.tap({ css: '.bottomsheet__head .ib' })
  await tablet.gone(sheet)
}

export async function saveSheet(tablet: Tablet): Promise<void> {
  await tablet.tap({ css: '.bottomsheet button[type="submit"]' })
  await tablet.gone(sheet)
}

/** Steps of a lesson, until one shows what is looked for. */
export const onTo = (css: string) => async (tablet: Tablet) => {
  for (let turns = 0; turns < 12 && !(await tablet.isSeen({ css })); turns += 1)
    await tablet.run(async () => {
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }),
      )
      await new Promise((resolve) => setTimeout(resolve, 400))
    })
  await tablet.see({ css, nth: 0 })
}

/** In the language and the text size that staff have on the screen. */
export async function handToPatient(tablet: Tablet, visit: string): Promise<void> {
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
