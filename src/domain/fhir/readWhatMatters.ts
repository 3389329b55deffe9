import type { WhatMatters } from '../visit/concern'
import type { Coding, Origin } from '../visit/record'
import { dateOrNothing } from '../visit/when'
import { loinc } from './codes'
import { codingsOf } from './concept'
import { fieldsAt, textAt, verbatimAt, type Fields } from './json'
import { originOfReference } from './resource'
import { mattersCode } from './whatMatters'

/** Nothing for any other observation: those are readings and results. */
export function readWhatMatters(observation: Fields, origin: Origin): WhatMatters | null {
  const words = verbatimAt(observation, 'valueString')
  // The code first: one that is damaged is told of, also where nobody wrote words.
  if (!saysWhatMatters(codingsOf(fieldsAt(observation, 'code'))) || words === undefined) return null
  if (textAt(observation, 'status') === 'entered-in-error') return null
  const visit = originOfReference(textAt(fieldsAt(observation, 'encounter'), 'reference'))
  return {
    origin,
    words,
    at: dateOrNothing(textAt(observation, 'effectiveDateTime')) ?? '',
    ...(visit !== undefined && { visitId: visit.id }),
  }
}

/** Somebody's words are not a reading: they never stand among the results. */
export function saysWhatMatters(codings: readonly Coding[]): boolean {
  return codings.some(({ system, code }) => system === loinc && code === mattersCode)
}
