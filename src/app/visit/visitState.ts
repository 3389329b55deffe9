import type { PatientRecord } from '@/domain/visit/record'

/** It was wrapped up: what was agreed stands. */
export function hasEnded(record: PatientRecord, visitId: string | undefined): boolean {
  return record.visits.some(({ origin, state }) => origin.id === visitId && state === 'done')
}
