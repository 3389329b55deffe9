import type { Block, Lesson, LessonStrings, TextKey } from './lesson'
import { plainWords } from './words'

/** When to get help, as one lesson says it. */
export interface WarningSigns {
  readonly lesson: string
  /** Whom to call and when, with the emergency number of the region. */
  readonly call: readonly string[]
  readonly signs: readonly string[]
  /** What else to know, and when to call the clinic. */
  readonly also: readonly string[]
  /** Title, who published it, year: for every figure and sign above. */
  readonly sources: readonly string[]
}

/** Nothing where the lesson has no section of warning signs. `region` as in `words`. */
export function warningSigns(
  lesson: Lesson,
  strings: LessonStrings,
  locale: string,
  region?: string,
): WarningSigns | undefined {
  const blocks = lesson.sections
    .filter(({ kind }) => kind === 'warning')
    .flatMap((section) => section.blocks)
  if (blocks.length === 0) return undefined
  const say = (key: TextKey) => plainWords(lesson, strings, key, locale, region)
  const told = <T extends Block>(is: (block: Block) => block is T) => blocks.filter(is)
  const callOuts = told((block) => block.type === 'call-out')
  const urgent = callOuts.filter(({ tone }) => tone === 'emergency')
  const other = blocks.filter(
    (block) => block.type === 'text' || (block.type === 'call-out' && block.tone !== 'emergency'),
  )
  return {
    lesson: say(lesson.title),
    call: urgent.map(({ text }) => say(text)),
    signs: told((block) => block.type === 'checklist').flatMap(({ items }) => items.map(say)),
    also: other.flatMap((block) => ('text' in block ? [say(block.text)] : [])),
    sources: sourcesOf(lesson, blocks),
  }
}

function sourcesOf(lesson: Lesson, blocks: readonly Block[]): readonly string[] {
  const cited = blocks.flatMap(({ cites }) => cites ?? [])
  const ids = new Set(cited.flatMap((id) => lesson.facts[id]?.source ?? []))
  return lesson.meta.sources
    .filter(({ id }) => ids.has(id))
    .map(({ title, organisation, year }) => [title, organisation, year].filter(Boolean).join(', '))
}
