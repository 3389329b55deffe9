/**
 * The record as the visit speaks of it. FHIR stays in `domain/fhir`; everything else in the app
 * reads these shapes. All are plain, read-only data. Dates are FHIR dates (`2026-11-22`) or instants.
 */
import type { Concern, WhatMatters } from './concern'
import type { EmailAddress, SendingConsent } from './consent'
import type { FormFilled } from './formFilled'
import type { Goal } from './goal'
import type { Measurement } from './measurement'
import type { OpenItem, PlanLine } from './plan'
import type { TeachBack } from './teachBack'
import type { Message } from './message'
import type { KeptSummary, LessonShown } from './summary'

export interface Coding {
  readonly system: string
  readonly code: string
  readonly display?: string
}

/** Where a thing came from on the wire: enough to change it, nothing more. */
export interface Origin {
  readonly type: string
  readonly id: string
}

export interface Person {
  readonly id: string
  readonly name: string
  /** What to call the person in a sentence: the given name. */
  readonly shortName: string
  readonly birthDate?: string
  readonly sex?: 'female' | 'male' | 'other' | 'unknown'
  /** The number people at the desk know the patient by. */
  readonly recordNumber?: string
  /** BCP 47, most preferred first. */
  readonly languages: readonly string[]
  readonly deceased: boolean
}

export interface Problem {
  readonly origin: Origin
  readonly name: string
  readonly codings: readonly Coding[]
  readonly status: 'active' | 'resolved' | 'mistake'
  readonly since?: string
  readonly until?: string
}

export interface Medicine {
  readonly origin: Origin
  readonly name: string
  readonly codings: readonly Coding[]
  /** `unsure`: the record does not say whether it is still taken. */
  readonly status: 'taking' | 'paused' | 'unsure' | 'stopped' | 'mistake'
  /** Other entries for the same drug that still run: stopping the medicine stops them too. */
  readonly alsoRunning: readonly Origin[]
  /** As written by the prescriber, e.g. "10 mg once a day". */
  readonly howTaken?: string
  /** Why: the names of the problems or reasons that it is for. Empty: nobody wrote it down. */
  readonly why: readonly string[]
  readonly since?: string
  readonly until?: string
  readonly stoppedBecause?: string
}

export interface Allergy {
  readonly origin: Origin
  readonly name: string
  readonly reactions: readonly string[]
  readonly severity?: 'mild' | 'moderate' | 'severe'
  readonly criticality?: 'low' | 'high'
  readonly status: 'active' | 'inactive' | 'mistake'
}

/** A past or planned meeting. */
export interface VisitEntry {
  readonly origin: Origin
  readonly start?: string
  readonly end?: string
  readonly reason: string
  readonly with?: string
  readonly state: 'planned' | 'here' | 'in-progress' | 'done' | 'cancelled'
}

/** A drawing that was kept in the record (see annotation.ts). */
export interface KeptDrawing {
  readonly origin: Origin
  readonly inkId: string
  readonly title: string
  readonly when?: string
  readonly authorName?: string
  readonly visitId?: string
}

/** One patient, opened. Newest first in every list. */
export interface PatientRecord {
  readonly person: Person
  readonly problems: readonly Problem[]
  readonly medicines: readonly Medicine[]
  readonly allergies: readonly Allergy[]
  /** Every numeric or worded result and vital sign, mistakes left out. */
  readonly measurements: readonly Measurement[]
  readonly visits: readonly VisitEntry[]
  readonly goals: readonly Goal[]
  readonly drawings: readonly KeptDrawing[]
  /** What the patient wants to raise, or has raised, most important first. */
  readonly concerns: readonly Concern[]
  readonly whatMatters: readonly WhatMatters[]
  readonly lessonsGiven: readonly LessonShown[]
  readonly summaries: readonly KeptSummary[]
  /** The plan made together, in its order. */
  readonly plan: readonly PlanLine[]
  /** Where new lines go; nothing until the first one. */
  readonly ourPlan?: Origin
  /** Orders, and activities of others' plans, that are still to be done. */
  readonly openItems: readonly OpenItem[]
  /** Filled in by the patient, at this visit or another. */
  readonly forms: readonly FormFilled[]
  readonly teachBacks: readonly TeachBack[]
  /** What the patient lets us send, and where to; what was sent and what waits. */
  readonly consents: readonly SendingConsent[]
  readonly emails: readonly EmailAddress[]
  readonly messages: readonly Message[]
  /** Resources that could not be read, as type and id, so that nobody thinks they do not exist. */
  readonly unread: readonly Origin[]
}
