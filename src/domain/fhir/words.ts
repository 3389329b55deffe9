/** Names for what came without one, and for yes and no, in the language of the screen. */
export interface RecordWords {
  readonly person: string
  readonly problem: string
  readonly medicine: string
  readonly allergy: string
  readonly test: string
  readonly visit: string
  readonly goal: string
  readonly drawing: string
  readonly yes: string
  readonly no: string
  /** Says a dose that was written down in numbers only; empty where they say nothing. */
  readonly howTaken: (dosing: Dosing) => string
}

/** "2 tablets, 3 times in 1 d, as needed": `unit` is the UCUM unit of the period. */
export interface Dosing {
  readonly dose?: string
  readonly times?: number
  readonly period?: number
  readonly unit?: string
  readonly asNeeded: boolean
}

/** Used until the screen hands in its own. */
export const plainWords: RecordWords = {
  person: 'Patient',
  problem: 'Problem without a name',
  medicine: 'Medicine without a name',
  allergy: 'Allergy without a name',
  test: 'Test without a name',
  visit: 'Visit',
  goal: 'Goal without words',
  drawing: 'Drawing',
  yes: 'Yes',
  no: 'No',
  howTaken: () => '',
}
