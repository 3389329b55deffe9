/** Three questions of our own. Anything may be skipped. */
export const feedbackQuestions = ['listened', 'understood', 'fitted'] as const
export type FeedbackQuestion = (typeof feedbackQuestions)[number]

/** 1 (not at all) to 5 (fully). */
export type FeedbackStep = 1 | 2 | 3 | 4 | 5
export const feedbackSteps: readonly FeedbackStep[] = [1, 2, 3, 4, 5]

export interface FeedbackAnswers {
  readonly steps: Readonly<Partial<Record<FeedbackQuestion, FeedbackStep>>>
  readonly words?: string
}

/** Fewer answers than this could point at a person. */
const fewestAnswers = 25

export type QuestionReport =
  | { readonly enough: false }
  | {
      readonly enough: true
      readonly answers: number
      /** 1 to 5, two decimals. */
      readonly average: number
      /** How many chose each step, from 1 to 5. */
      readonly counts: readonly number[]
    }

export type FeedbackReport = Readonly<Record<FeedbackQuestion, QuestionReport>>

/**
 * Reports only whole groups of 25 answers, oldest first: with 26 shown the day after 25, the
 * difference would be one person's answer.
 */
export function reportFeedback(oldestFirst: readonly FeedbackAnswers[]): FeedbackReport {
  const report = (question: FeedbackQuestion): QuestionReport => {
    const given = oldestFirst.flatMap(({ steps }) => steps[question] ?? [])
    const answers = Math.floor(given.length / fewestAnswers) * fewestAnswers
    if (answers === 0) return { enough: false }
    const shown = given.slice(0, answers)
    const sum = shown.reduce<number>((all, step) => all + step, 0)
    return {
      enough: true,
      answers,
      average: Math.round((sum / answers) * 100) / 100,
      counts: feedbackSteps.map((step) => shown.filter((each) => each === step).length),
    }
  }
  return {
    listened: report('listened'),
    understood: report('understood'),
    fitted: report('fitted'),
  }
}
