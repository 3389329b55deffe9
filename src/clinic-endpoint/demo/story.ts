/**
 * A demo patient as a clinician would tell it. Times are months before the clinic day, so that the
 * story is as fresh on any day; `[30, 131]` reads "thirty months ago it was 131".
 */
import type { LineKind } from '@/domain/visit/plan'
import type { ClinicianKey } from './clinic'
import type { MeasureName } from './measureCodes'
import type { MedicineName } from './medicineCodes'
import type { ProblemName } from './problemCodes'

/** Months ago, value. */
export type Knot = readonly [months: number, value: number]
/** Months ago, systolic, diastolic (mmHg). */
type PressureKnot = readonly [months: number, systolic: number, diastolic: number]

export interface PatientStory {
  readonly key: string
  readonly recordNumber: string
  readonly given: readonly string[]
  readonly family: string
  readonly sex: 'female' | 'male'
  readonly age: number
  /** Month and day, `03-14`; the year follows from the age. */
  readonly birthday: string
  /** BCP 47 with its name; the first is preferred. */
  readonly languages: readonly (readonly [tag: string, name: string])[]
  readonly interpreter?: boolean
  readonly phone: string
  readonly address: readonly [line: string, city: string, postalCode: string]
  readonly doctor: ClinicianKey
  readonly contact?: { readonly name: string; readonly relation: string; readonly phone: string }
  readonly smoking?: 'never' | 'former'
  readonly problems?: readonly ProblemStory[]
  readonly medicines?: readonly MedicineStory[]
  readonly allergies?: readonly AllergyStory[]
  readonly visits?: readonly VisitStory[]
  readonly pressure?: readonly PressureKnot[]
  /** kg at visits */
  readonly weight?: readonly Knot[]
  /** cm; one number for adults, knots for a child */
  readonly height?: number | readonly Knot[]
  /** beats a minute at visits */
  readonly pulse?: readonly Knot[]
  /** % at visits */
  readonly oxygen?: readonly Knot[]
  readonly labs?: readonly LabStory[]
  /** Cuff at home, two or three mornings a week. */
  readonly homePressure?: readonly PressureKnot[]
  /** Taken at home on these weekly steps. */
  readonly homeSeries?: readonly LabStory[]
  readonly vaccines?: readonly (readonly [code: string, name: string, months: number])[]
  readonly flu?: boolean
  readonly procedures?: readonly ProcedureStory[]
  readonly goals?: readonly GoalStory[]
  readonly plan?: { readonly months: number; readonly lines: readonly PlanLineStory[] }
}

interface ProblemStory {
  readonly what: ProblemName
  readonly since: number
  readonly until?: number
}

export interface MedicineStory {
  readonly what: MedicineName
  readonly why: readonly ProblemName[] | string
  readonly how: string
  /** Times a day; 0: only when needed. A weekly medicine: 1 with `each: 'wk'`. */
  readonly times: number
  readonly each?: 'd' | 'wk'
  readonly since: number
  readonly until?: number
  readonly stoppedBecause?: string
  /** A short course that ran its length. */
  readonly finished?: boolean
  /** Bought without a prescription, told by the patient. */
  readonly ownChoice?: boolean
}

interface AllergyStory {
  readonly to: string
  readonly snomed?: string
  readonly kind: 'medication' | 'food' | 'environment'
  readonly reaction: string
  readonly severity: 'mild' | 'moderate' | 'severe'
  readonly high?: boolean
}

export interface VisitStory {
  readonly months: number
  readonly why: string
  readonly with?: ClinicianKey
  readonly hospitalDays?: number
}

interface LabStory {
  readonly what: MeasureName
  readonly knots: readonly Knot[]
  /** Months between two; weeks are fractions of 4.35. */
  readonly every?: number
  /** Drawn whenever that one is, from the same blood. */
  readonly sameBloodAs?: MeasureName
  /** Spread of the noise, in the measure's unit. */
  readonly noise: number
}

interface ProcedureStory {
  readonly code: string
  readonly name: string
  readonly months: number
  readonly note?: string
}

export interface GoalStory {
  readonly words: string
  readonly about?: ProblemName
  readonly agreed: boolean
  readonly months: number
  /** Months from now. */
  readonly dueIn?: number
  readonly firstStep?: string
  readonly helper?: string
  /** 0 to 10 */
  readonly confidence?: number
  readonly inTheWay?: string
  readonly note?: string
  readonly targets?: readonly GoalTargetStory[]
}

export interface GoalTargetStory {
  readonly what: MeasureName | 'systolic' | 'diastolic'
  readonly low?: number
  readonly high?: number
}

interface PlanLineStory {
  readonly text: string
  /** An activity, if nothing is said. */
  readonly kind?: LineKind
  readonly when?: string
  readonly status?: 'not-started' | 'scheduled' | 'in-progress' | 'completed'
}
