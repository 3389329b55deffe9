import { seal, unseal } from '@/vault/seal'
import { openDb } from './db'

/** What somebody is writing and has not saved yet: it must be there again after a crash. */
export async function readDraft(patient: string, key: string): Promise<string> {
  const row = await openDb().drafts.get([patient, key])
  if (!row) return ''
  const words = await unseal(placeOf(patient, key), row.sealed)
  return typeof words === 'string' ? words : ''
}

/** Empty words leave no row behind. Order of calls is the caller's business. */
export async function writeDraft(patient: string, key: string, words: string): Promise<void> {
  if (words === '') {
    await openDb().drafts.delete([patient, key])
    return
  }
  const sealed = await seal(placeOf(patient, key), words)
  await openDb().drafts.put({ patient, key, sealed })
}

const placeOf = (patient: string, key: string) => ({ table: 'drafts', row: key, patient })
