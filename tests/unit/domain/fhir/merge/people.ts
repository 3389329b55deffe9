import type { EditContext } from '@/domain/visit/edit'

const edit = (
  id: string,
  now: string,
  role: 'clinician' | 'patient' = 'clinician',
): EditContext => ({
  patientId: 'p1',
  visitId: 'v1',
  author: { id, role, name: id },
  now: () => now,
  newId: () => `${id}-new`,
})
export const doctor = edit('doctor', '2026-11-22T09:00:00Z')
export const nurse = edit('nurse', '2026-11-22T09:05:00Z')
export const patient = edit('p1', '2026-11-22T09:03:00Z', 'patient')

/** Where a person is asked, and why. */
export const paths = ({ clashes }: { clashes: readonly { path: string; why: string }[] }) =>
  clashes.map(({ path, why }) => `${path} ${why}`).sort()
