import type { Section } from '@/domain/education/lesson'
import type { TeachBackResult } from './usePresentation'

/** How the notes of a lesson are worded; from the language of the screen. */
export interface NoteWords {
  shown(part: string, time: string): string
  asked(question: string, result: TeachBackResult): string
  chosen(items: string): string
}

interface Given {
  readonly parts: readonly { readonly section: Section; readonly seconds: number }[]
  readonly results: ReadonlyMap<string, TeachBackResult>
  readonly chosen: ReadonlyMap<string, ReadonlySet<number>>
}

/** What was shown and how long, how asking back went, and what was ticked: a line each. */
export function givenNotes(
  given: Given,
  say: (key: `@${string}`) => string,
  words: NoteWords,
): readonly string[] {
  return given.parts.flatMap(({ section, seconds }) => {
    const lines = [words.shown(say(section.title), minutes(seconds))]
    for (const block of section.blocks) {
      const result = given.results.get(block.id)
      if (block.type === 'teach-back' && result !== undefined)
        lines.push(words.asked(say(block.prompt), result))
      const ticked = given.chosen.get(block.id)
      if (block.type === 'checklist' && ticked !== undefined && ticked.size > 0)
        lines.push(
          words.chosen(
            block.items
              .filter((_, at) => ticked.has(at))
              .map(say)
              .join('; '),
          ),
        )
    }
    return lines
  })
}

function minutes(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
