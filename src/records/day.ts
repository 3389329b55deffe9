import { seal } from '@/vault/seal'
import { forgetDevice, writeDevice } from './device'
import { openDb } from './db'

const KEY = 'day:'

/** Today's list, sealed: it names people. `readFirst` opens it. `date` is the local calendar day, `2026-11-22`. */
export async function saveDay(date: string, visits: readonly unknown[]): Promise<void> {
  const sealed = await seal({ table: 'device', row: KEY + date, patient: '' }, visits)
  await writeDevice(KEY + date, sealed)
  const older = await openDb()
    .device.where('key')
    .between(KEY, KEY + date)
    .primaryKeys()
  for (const key of older) await forgetDevice(key)
}
