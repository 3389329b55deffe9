import { test } from '@playwright/test'
import { Clinic } from '../support/clinic'
import { PlaywrightTablet } from '../support/playwrightTablet'
import { whatWaits } from '../support/whatWaits'
import { withOwnRecord } from '../journeys/clinicAndRecord'
import { mainJourney } from '../journeys/mainJourney'
import { WebkitTablet } from './webkitTablet'

const gtk = process.env.ALONGSIDE_WEBKIT !== 'playwright'

test(`the same visit on ${gtk ? 'WebKitGTK' : "Playwright's WebKit"}`, async ({
  viewport,
}, journey) => {
  const clinic = await Clinic.open()
  const options = { baseUrl: clinic.url, viewport: viewport ?? { width: 1180, height: 820 } }
  const tablet = gtk
    ? await WebkitTablet.open(options)
    : await PlaywrightTablet.open(options, 'webkit')
  try {
    await mainJourney(tablet, withOwnRecord(clinic))
  } catch (error) {
    await tablet.screenshot(journey.outputPath('where-it-broke.png')).catch(() => undefined)
    console.log('waiting on the tablet:', await whatWaits(tablet).catch(String))
    throw error
  } finally {
    await tablet.close()
    await clinic.close()
  }
})
