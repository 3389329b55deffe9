import { Clinic } from '../clinic'
import type { Row } from './row'
import { busyDay } from './stories'

/** The disk is full from any write on, until room is made or, as other apps let go, for a while. */
export const quota: Row = {
  name: 'quota',
  promise: 'saved, or visibly refused with the input kept',
  runs: { short: 80, long: 1_000 },
  async run(engine, seed) {
    const clinic = new Clinic({ engine, seed })
    const { tablet, random, world } = clinic
    const { disk } = tablet
    const hasBallast = random.chance(0.5)
    return clinic.run(async () => {
      if (hasBallast) await (await clinic.page(tablet)).call((api) => api.keepBallast())
      await busyDay(clinic, () => {
        const from = disk.writes + random.int(120)
        const until = world.now + random.between(1_000, 200_000)
        const { deletions } = disk
        // Eight megabytes are room for all that is written here.
        const isMade = () => hasBallast && disk.deletions > deletions
        disk.isFull = () => disk.writes > from && world.now < until && !isMade()
      })
      const saved = clinic.ledger.edits.filter((edit) => edit.who === tablet.name && !edit.saved)
      if (hasBallast && saved.length > 0) clinic.breaks('room was there, and an edit was refused')
    })
  },
}
