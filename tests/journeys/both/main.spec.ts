import { expect, test } from '../fixtures'
import { withOwnRecord } from '../clinicAndRecord'
import { mainJourney } from '../mainJourney'

test('a visit with the network gone and the tablet dying twice loses nothing', async ({
  clinic,
  tablet,
}) => {
  await mainJourney(tablet, withOwnRecord(clinic))
  expect(tablet.complaints.filter(isOurFault)).toEqual([])
})

/** The clinic was away for most of it: that it could not be reached is no fault. */
function isOurFault(complaint: string): boolean {
  return !complaint.startsWith('Failed to load resource')
}
