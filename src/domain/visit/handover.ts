/** The tablet is in the patient's hands: whose, for which visit, and where they were. */
export interface Handed {
  readonly patientId: string
  readonly visitId: string
  readonly appointmentId?: string
  /** A parent or helper who writes for the patient, as the clinic wrote it down; else the patient. */
  readonly companion?: string
  /** The clinician who handed it over; their password takes it back without a network. */
  readonly clinician: { readonly id: string; readonly name: string; readonly username: string }
  /** How the tablet looked for staff, to be put back. */
  readonly staffSettings: unknown
  readonly since: string
  /** The patient's page, for going on after a crash. */
  readonly place: string
  /**
   * Says that this very page load is the handing over. It is deleted as it is read, so that a
   * reload, a crash or a new tab ends at the staff lock.
   */
  readonly ticket: boolean
}

/** Unknown in: a row that cannot be read must lock the tablet, not open it for staff. */
export function parseHanded(stored: unknown): Handed | null {
  if (stored === undefined || stored === null) return null
  const row = stored as Partial<Handed>
  return {
    patientId: typeof row.patientId === 'string' ? row.patientId : '',
    visitId: typeof row.visitId === 'string' ? row.visitId : '',
    ...(typeof row.appointmentId === 'string' && { appointmentId: row.appointmentId }),
    ...(typeof row.companion === 'string' && row.companion && { companion: row.companion }),
    clinician: row.clinician ?? { id: '', name: '', username: '' },
    staffSettings: row.staffSettings,
    since: typeof row.since === 'string' ? row.since : '',
    place: placeOf(row.place),
    ticket: row.ticket === true && typeof row.patientId === 'string',
  }
}

const placeOf = (place: unknown) =>
  typeof place === 'string' && /^\/patient(\/\w[\w.-]*)*$/.test(place) ? place : '/patient'

/** After three misses the lock waits: 10 s, then twice as long each time, five minutes at most. */
export function waitAfter(misses: number): number {
  if (misses < 3) return 0
  return Math.min(300_000, 10_000 * 2 ** (misses - 3))
}
