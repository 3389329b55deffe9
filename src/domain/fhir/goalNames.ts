import type { ProgressRating } from '../visit/goal'
import { alongsideExtension } from './codes'

/** What a goal says beyond R4's own elements. */
export const firstStep = alongsideExtension('first-step')
export const helper = alongsideExtension('helper')
export const confidence = alongsideExtension('confidence')
export const inTheWay = alongsideExtension('in-the-way')
export const goalProgress = alongsideExtension('goal-progress')
export const verbatim = alongsideExtension('verbatim')

export const achievement = 'http://terminology.hl7.org/CodeSystem/goal-achievement'

export const achievementCodes: Readonly<Record<ProgressRating, string>> = {
  better: 'improving',
  same: 'no-change',
  harder: 'worsening',
  reached: 'achieved',
}

/** What others write, in our four words. */
export const ratings: Readonly<Record<string, ProgressRating>> = {
  improving: 'better',
  'no-change': 'same',
  'no-progress': 'same',
  sustaining: 'reached',
  worsening: 'harder',
  achieved: 'reached',
}
