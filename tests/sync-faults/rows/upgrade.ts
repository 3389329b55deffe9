import { Clinic } from '../clinic'
import { oldDatabase } from './oldDatabase'
import type { Row } from './row'

/** A tablet comes back with waiting edits in a database that an earlier version made. */
export const upgrade: Row = {
  name: 'upgrade',
  promise: '0 lost from any earlier schema',
  runs: { short: 4, long: 20 },
  async run(engine, seed, long) {
    const clinic = new Clinic({ engine, seed })
    const { tablet } = clinic
    return clinic.run(async () => {
      await oldDatabase(clinic, seed % 2 ? 1 : 2, long || seed <= 2 ? 1_000 : 60)
      await clinic.sync(tablet)
      clinic.look('after the upgrade')
    })
  },
}
