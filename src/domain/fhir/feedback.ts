import {
  feedbackQuestions,
  feedbackSteps,
  type FeedbackAnswers,
  type FeedbackQuestion,
  type FeedbackStep,
} from '../visit/feedback'
import { listAt, numberAt, textAt, Unreadable, type Fields } from './json'

const feedbackQuestionnaire = 'urn:alongside:feedback'

const texts: Readonly<Record<FeedbackQuestion, string>> = {
  listened: 'I was listened to.',
  understood: 'I understood what we talked about.',
  fitted: 'It fit what matters to me.',
}

interface FeedbackResponse {
  readonly resourceType: 'QuestionnaireResponse'
  readonly id: string
  readonly questionnaire: string
  readonly status: 'completed'
  readonly authored: string
  readonly item?: readonly {
    readonly linkId: string
    readonly text: string
    readonly answer: readonly (
      { readonly valueInteger: number } | { readonly valueString: string }
    )[]
  }[]
}

/** Without patient, author or visit, and with the month only: nobody's in particular. */
export function feedbackResponse(
  { steps, words }: FeedbackAnswers,
  now: string,
  id: string,
): FeedbackResponse {
  const item = [
    ...feedbackQuestions.flatMap((linkId) => {
      const valueInteger = steps[linkId]
      return valueInteger === undefined
        ? []
        : [{ linkId, text: texts[linkId], answer: [{ valueInteger }] }]
    }),
    ...(words === undefined || words.trim() === ''
      ? []
      : [{ linkId: 'words', text: 'Anything else', answer: [{ valueString: words.trim() }] }]),
  ]
  return {
    resourceType: 'QuestionnaireResponse',
    id,
    questionnaire: feedbackQuestionnaire,
    status: 'completed',
    authored: now.slice(0, 7),
    ...(item.length > 0 && { item }),
  }
}

/** The steps only: words stay where they are. Nothing for other forms and for what cannot be read. */
export function readFeedback(response: Fields): FeedbackAnswers | null {
  try {
    if (textAt(response, 'questionnaire') !== feedbackQuestionnaire) return null
    const steps: Partial<Record<FeedbackQuestion, FeedbackStep>> = {}
    for (const item of listAt(response, 'item')) {
      const question = feedbackQuestions.find((each) => each === textAt(item, 'linkId'))
      const value = numberAt(listAt(item, 'answer')[0], 'valueInteger')
      const step = feedbackSteps.find((each) => each === value)
      if (question !== undefined && step !== undefined) steps[question] = step
    }
    return { steps }
  } catch (fault) {
    if (fault instanceof Unreadable) return null
    throw fault
  }
}
