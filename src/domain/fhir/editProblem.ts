import { withoutStaleNarrative } from './amend'
import { conditionClinical } from './codes'
import type { Condition } from './r4'

/** `on` is the date on which the problem was over. */
export function resolvedProblem(condition: Condition, on: string): Condition {
  return {
    ...withoutAbatement(withoutStaleNarrative(condition)),
    clinicalStatus: { coding: [{ system: conditionClinical, code: 'resolved' }] },
    abatementDateTime: on,
  }
}

/** FHIR forbids an end date on an active problem, so it goes; the version before still has it. */
export function reopenedProblem(condition: Condition): Condition {
  return {
    ...withoutAbatement(withoutStaleNarrative(condition)),
    clinicalStatus: { coding: [{ system: conditionClinical, code: 'active' }] },
  }
}

function withoutAbatement(condition: Condition): Condition {
  return Object.fromEntries(
    Object.entries(condition).filter(([name]) => !/^_?abatement[A-Z]/.test(name)),
  ) as unknown as Condition
}
