import { openDb } from './db'
import { assertEpoch, type Epoch } from './lease'
import { forgetOpened } from './readPatient'

/**
 * Takes a patient off the tablet. What was written here and has not reached the clinic stays, and
 * is sent or settled by a person.
 */
export async function forgetPatient(patient: string, epoch: Epoch): Promise<void> {
  const db = openDb()
  await db.transaction('rw', [db.blocks, db.records, db.cursors, db.lease], async () => {
    await assertEpoch(epoch)
    await db.blocks.where('patient').equals(patient).delete()
    await db.records
      .where('patient')
      .equals(patient)
      .filter(({ dirty }) => dirty === 0)
      .delete()
    const streams = db.cursors.where('[patient+type]').between([patient, ''], [patient, '\uffff'])
    await streams.delete()
  })
  forgetOpened(patient)
}
