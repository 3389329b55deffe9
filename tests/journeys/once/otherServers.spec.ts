import { expect, test } from '@playwright/test'
import { PlaywrightTablet } from '../../support/playwrightTablet'
import { recordServers } from '../../support/recordServers'
import { whatWaits } from '../../support/whatWaits'
import { openWithRecordAt } from '../clinicAndRecord'
import { mainJourney } from '../mainJourney'
import { wholeVisit } from '../wholeVisit'

const journeys = [
  { what: 'the main journey', patient: 'james-whitfield', walk: mainJourney },
  { what: 'a whole visit from both sides', patient: 'rosa-delgado', walk: wholeVisit },
]

for (const [server, open] of Object.entries(recordServers))
  for (const { what, patient, walk } of journeys)
    test(`${what} with the record kept by ${server}`, async ({ viewport }, journey) => {
      const clinic = await openWithRecordAt(open, patient)
      const size = viewport ?? { width: 1180, height: 820 }
      const tablet = await PlaywrightTablet.open({ baseUrl: clinic.url, viewport: size })
      try {
        await walk(tablet, clinic)
        expect(tablet.complaints.filter(isOurFault)).toEqual([])
      } catch (error) {
        await tablet.screenshot(journey.outputPath('where-it-broke.png')).catch(() => undefined)
        console.log('waiting on the tablet:', await whatWaits(tablet).catch(String))
        console.log('the page complained:', tablet.complaints)
        throw error
      } finally {
        await tablet.close()
        await clinic.close()
      }
    })

/** The record was away for most of it: that it could not be reached is no fault. */
function isOurFault(complaint: string): boolean {
  return !complaint.startsWith('Failed to load resource')
}
