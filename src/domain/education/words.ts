import { emergencyNumber } from './emergencyNumber'
import { factInWords } from './factInWords'
import type { Lesson, LessonStrings, TextKey } from './lesson'

export interface Segment {
  readonly text: string
  /** A word that the lesson teaches where it first appears. */
  readonly taught: boolean
}

const token = /\{(?:fact:([A-Za-z0-9.-]+)(\|bare)?|emergency)\}/g

/**
 * The words behind a key, ready to be shown: facts with their units, the emergency number of the
 * region (that of `locale`, or `region`, e.g. 'MX'), and `**word**` as segments; never HTML.
 * What cannot be resolved stays visible as it is written, so that no number is ever invented.
 */
export function words(
  lesson: Pick<Lesson, 'facts'>,
  strings: LessonStrings,
  key: TextKey,
  locale: string,
  region: string | undefined = locale.split('-')[1],
): readonly Segment[] {
  const written = strings[key.slice(1)]
  if (typeof written !== 'string') return [{ text: key, taught: false }]
  const language = locale.split('-')[0] ?? 'en'
  const resolve = (whole: string, factId: string | undefined, bare: string | undefined): string => {
    if (factId === undefined) return emergencyNumber(language, region)
    const fact = Object.hasOwn(lesson.facts, factId) ? lesson.facts[factId] : undefined
    return (fact && factInWords(fact, locale, bare !== undefined)) ?? whole
  }
  return segmentsOf(written).map(({ text, taught }) => ({
    text: text.replace(token, resolve),
    taught,
  }))
}

/** The same, as one plain string: for labels, titles and reading aloud. */
export const plainWords = (...given: Parameters<typeof words>): string =>
  words(...given)
    .map(({ text }) => text)
    .join('')

/** Splits at `**`; a mark without its partner is ordinary text. */
function segmentsOf(written: string): readonly Segment[] {
  const parts = written.split('**')
  const paired = parts.length - (parts.length % 2 === 0 ? 1 : 0)
  return parts
    .slice(0, paired)
    .map((text, index) => ({ text, taught: index % 2 === 1 }))
    .concat(paired < parts.length ? [{ text: `**${parts[paired] ?? ''}`, taught: false }] : [])
    .filter(({ text }) => text !== '')
}
