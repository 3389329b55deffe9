import { test as base } from '@playwright/test'
import { Clinic } from '../support/clinic'
import { PlaywrightTablet } from '../support/playwrightTablet'
import { whatWaits } from '../support/whatWaits'

interface AtTheClinic {
  readonly clinic: Clinic
  readonly tablet: PlaywrightTablet
}

/** A clinic of its own and a tablet of its own for each journey. */
export const test = base.extend<AtTheClinic>({
  clinic: async ({ browserName: _engine }, use) => {
    const clinic = await Clinic.open()
    await use(clinic)
    await clinic.close()
  },
  tablet: async ({ clinic, viewport }, use, journey) => {
    const size = viewport ?? { width: 1180, height: 820 }
    const tablet = await PlaywrightTablet.open({ baseUrl: clinic.url, viewport: size })
    await use(tablet)
    if (journey.status !== journey.expectedStatus) {
      await tablet.screenshot(journey.outputPath('where-it-broke.png')).catch(() => undefined)
      console.log('waiting on the tablet:', await whatWaits(tablet).catch(String))
      console.log('the page complained:', tablet.complaints)
    }
    await tablet.close()
  },
})

export { expect } from '@playwright/test'
