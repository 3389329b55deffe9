import type { Origin } from './record'

export type ConcernKind = 'question' | 'concern'

export type AnswerKind = 'answered' | 'deferred' | 'sent-on'

/** What the patient wants to raise, in the patient's own words, never edited by anybody else. */
export interface Concern {
  readonly origin: Origin
  readonly kind: ConcernKind
  readonly words: string
  /** 1 is what matters most to the patient. */
  readonly rank: number
  /** Not on the shared screen or paper; the care team can read it. */
  readonly private: boolean
  /** Where in a lesson it came up: lesson/section/block. */
  readonly place?: string
  /** Instant at which it was written. */
  readonly at: string
  readonly visitId?: string
  /** Written by the patient's own hand; else somebody of the clinic wrote down what was said. */
  readonly byPatient: boolean
  /** A parent or helper who wrote it for the patient: "Ana Brandt, mother". */
  readonly companion?: string
  readonly state: 'open' | AnswerKind
  /** The newest answer: it decides the state. */
  readonly answer?: ConcernAnswer
  /** Every answer that stands, newest first: taking back the newest brings back the one before. */
  readonly answers: readonly ConcernAnswer[]
}

export interface ConcernAnswer {
  readonly origin: Origin
  readonly kind: AnswerKind
  /** May be empty where it was deferred or sent on. */
  readonly words: string
  readonly byName: string
  readonly at: string
  readonly visitId?: string
  /** Deferred: the date on which it is to be talked about. */
  readonly until?: string
  /** Sent on: to whom. */
  readonly to?: string
}

/** What matters to the patient, in the patient's own words. */
export interface WhatMatters {
  readonly origin: Origin
  readonly words: string
  readonly at: string
  readonly visitId?: string
}

/**
 * Words as a record can carry them: what no screen shows and FHIR forbids in a text (NUL and other
 * control characters) goes, half a character becomes the sign for one, and nothing else is touched.
 */
export function keepable(words: string): string {
  return words
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .toWellFormed()
    .trim()
}

/** Nobody in a waiting room should have to choose: a question is what asks. */
export const kindOfWords = (words: string): ConcernKind =>
  /[?؟？՞]/.test(words) ? 'question' : 'concern'
