import { test } from '@playwright/test'
import { Clinic } from '../../support/clinic'
import { openMailbox } from '../../support/mailbox'
import { PlaywrightTablet } from '../../support/playwrightTablet'
import { whatWaits } from '../../support/whatWaits'
import { withOwnRecord } from '../clinicAndRecord'
import { wholeVisit } from '../wholeVisit'

test('a whole visit from both sides reaches the clinic, and the mail says no more than it may', async ({
  viewport,
}, journey) => {
  const mail = await openMailbox()
  const clinic = await Clinic.open({
    env: { ALONGSIDE_SMTP_URL: mail.url, ALONGSIDE_MAIL_FROM: 'Clinic <post@clinic.example>' },
  })
  const size = viewport ?? { width: 1180, height: 820 }
  const tablet = await PlaywrightTablet.open({ baseUrl: clinic.url, viewport: size })
  try {
    await wholeVisit(tablet, withOwnRecord(clinic), mail)
  } catch (error) {
    await tablet.screenshot(journey.outputPath('where-it-broke.png')).catch(() => undefined)
    console.log('waiting on the tablet:', await whatWaits(tablet).catch(String))
    console.log('the page complained:', tablet.complaints)
    throw error
  } finally {
    await tablet.close()
    await clinic.close()
    await mail.close()
  }
})
