import type { Tablet } from '../support/tablet'
import { signIn, waitUntilSafe } from './hand'
import { afterwards, agenda, waitingRoom } from './patientScreens'
import { staffScreens } from './staffScreens'

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
  for (const { name, path, place, stands, then } of staffScreens) {
    await tablet.goto(path)
    if (place !== undefined) await tablet.tap({ css: '.rail__item', nth: place })
    await tablet.see({ css: stands, nth: 0 })
    await then?.(tablet)
    await look(name)
  }
  await waitingRoom(tablet, look)
  await agenda(tablet, look)
  await afterwards(tablet, look)
}
