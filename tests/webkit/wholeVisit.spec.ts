import { test } from '@playwright/test'
import { Clinic } from '../support/clinic'
import { openMailbox } from '../support/mailbox'
import { PlaywrightTablet } from '../support/playwrightTablet'
import { whatWaits } from '../support/whatWaits'
import { withOwnRecord } from '../journeys/clinicAndRecord'
import { wholeVisit } from '../journeys/wholeVisit'
import { WebkitTablet } from './webkitTablet'

const gtk = process.env.ALONGSIDE_WEBKIT !== 'playwright'

test(`the whole visit from both sides on ${gtk ? 'WebKitGTK' : "Playwright's WebKit"}`, async ({
  viewport,
}, journey) => {
  const mail = await openMailbox()
  const env = { ALONGSIDE_SMTP_URL: mail.url, ALONGSIDE_MAIL_FROM: 'Clinic <post@clinic.example>' }
  const clinic = await Clinic.open({ env })
  const options = { baseUrl: clinic.url, viewport: viewport ?? { width: 1180, height: 820 } }
  const tablet = gtk
    ? await WebkitTablet.open(options)
    : await PlaywrightTablet.open(options, 'webkit')
  try {
    await wholeVisit(tablet, withOwnRecord(clinic), mail)
  } catch (error) {
    await tablet.screenshot(journey.outputPath('where-it-broke.png')).catch(() => undefined)
    console.log('waiting on the tablet:', await whatWaits(tablet).catch(String))
    throw error
  } finally {
    await tablet.close()
    await clinic.close()
    await mail.close()
  }
})
