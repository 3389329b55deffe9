import type { PatientRecord } from './record'

/** Who wrote for the patient in this visit, as the clinic wrote it down; the newest, if anybody did. */
export function companionIn(
  record: Pick<PatientRecord, 'concerns' | 'plan'>,
  visitId: string,
): string | undefined {
  const concerns = record.concerns.filter((concern) => concern.visitId === visitId)
  const marks = record.plan.flatMap(({ mark }) => (mark?.visitId === visitId ? mark : []))
  return [...concerns, ...marks]
    .filter(({ companion }) => companion !== undefined)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]?.companion
}
