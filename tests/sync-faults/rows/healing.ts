import { Clinic } from '../clinic'
import type { Page } from '../world/page'
import type { Row } from './row'
import { busyDay } from './stories'

/** The browser's storage process is killed under the page; what it had committed may look failed. */
export const healing: Row = {
  name: 'healing',
  promise: '0 lost, 0 duplicated, healed without a reload',
  runs: { short: 100, long: 2_000 },
  async run(engine, seed) {
    const clinic = new Clinic({ engine, seed })
    const { tablet, random, world } = clinic
    return clinic.run(() =>
      busyDay(clinic, () => {
        let kills = 3
        let last = 0
        const again = () => {
          // A browser needs a moment to have a storage process that can be killed.
          if (kills === 0 || world.now - last < 1_000) return false
          kills -= 1
          last = world.now
          return true
        }
        const lay = (page: Page) => {
          let left = random.int(300)
          page.fate = () => {
            if (left-- <= 0 && again()) {
              left = random.int(300)
              world.schedule(0, () => tablet.disk.loseConnection(page, page.channel))
            }
            return undefined
          }
        }
        tablet.pages.forEach(lay)
        tablet.onOpen = lay
        tablet.disk.liesAboutCommit = () => random.chance(0.02) && again()
      }),
    )
  },
}
