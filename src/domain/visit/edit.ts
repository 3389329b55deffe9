/** Who edits what, where and when: handed to every action, so that no action looks at a clock. */
export interface EditContext {
  readonly patientId: string
  /** The Encounter that this visit is, or will become with its first edit. */
  readonly visitId: string
  readonly appointmentId?: string
  readonly author: Author
  readonly now: () => string
  readonly newId: () => string
}

export interface Author {
  readonly id: string
  readonly name: string
  readonly role: 'clinician' | 'patient'
  /** Who holds the tablet for the patient, in the clinic's words: "Ana Brandt, mother". */
  readonly companion?: string
}
