import type { WarningSigns } from '@/domain/education/warningSigns'
import { keepable, type Concern } from '@/domain/visit/concern'
import type { Goal } from '@/domain/visit/goal'
import type { PlanLine } from '@/domain/visit/plan'
import type { Summary } from '@/domain/visit/summary'
import type { PaperWords } from './paperWords'

/** The pages, block by block: the preview and the PDF are made of the same ones. */
export type PaperBlock =
  | { readonly kind: 'title'; readonly text: string; readonly under: readonly string[] }
  | {
      /** `words`: a person's own, in serif with quotation marks. */
      readonly kind: 'heading' | 'words' | 'text' | 'bullet' | 'small'
      readonly text: string
      /** Stays on the page of what follows it. */
      readonly withNext?: boolean
    }
  | {
      readonly kind: 'picture'
      readonly id: string
      readonly alt: string
      readonly caption: string
    }
  | { readonly kind: 'help'; readonly heading: string; readonly inside: readonly PaperBlock[] }

/** Everything on the pages, in the order of reading. No heading stands without what it announces. */
export function paperBlocks(summary: Summary, words: PaperWords): readonly PaperBlock[] {
  const { say } = words
  const next = summary.next.map((visit) => {
    const start = visit.start ?? ''
    const when = start.includes('T')
      ? say('wrapUp.paper.nextAt', { day: words.longDay(start), time: words.time(start) })
      : words.longDay(start)
    return capital([when, visit.with, visit.reason].filter(Boolean).join(' – '))
  })
  const blocks: readonly PaperBlock[] = [
    {
      kind: 'title',
      text: say('wrapUp.paper.title', { name: summary.name }),
      under: [
        say('wrapUp.paper.with', { name: summary.clinician, day: words.longDay(summary.day) }),
      ],
    },
    ...section(say('wrapUp.paper.talked'), [
      ...paragraphs(summary.addition),
      ...summary.lessons.map(({ title }) => bullet(title)),
      ...summary.pictures.map(({ inkId, title }): PaperBlock => ({
        kind: 'picture',
        id: inkId,
        alt: title,
        caption: `${title}. ${say('wrapUp.paper.notAScan')}`,
      })),
    ]),
    ...section(
      say('wrapUp.paper.matters'),
      summary.matters === undefined ? [] : [own(summary.matters)],
    ),
    ...section(
      say('wrapUp.paper.plan'),
      summary.plan.flatMap((line) => planBlocks(line, words)),
    ),
    ...section(
      say('wrapUp.paper.goals'),
      summary.goals.flatMap((goal) => goalBlocks(goal, words)),
    ),
    ...section(
      say('wrapUp.paper.answers'),
      summary.settled.flatMap((concern) => answerBlocks(concern, words)),
    ),
    ...summary.warnings.flatMap((signs) => helpBlocks(signs, words)),
    ...section(
      say('wrapUp.paper.next'),
      next.length > 0 ? next.map(bullet) : [text(say('wrapUp.paper.noNext'))],
    ),
    ...(summary.language === words.clinicLanguage ? [] : [small(say('wrapUp.paper.asWritten'))]),
  ]
  return blocks.map(clean)
}

const saidOf = {
  question: 'wrapUp.paper.question',
  questionOnly: 'wrapUp.paper.questionOnly',
  cannot: 'wrapUp.paper.cannot',
  cannotOnly: 'wrapUp.paper.cannotOnly',
} as const

function planBlocks({ text: said, detail, mark }: PlanLine, { say }: PaperWords) {
  const line = bullet([said, detail].filter(Boolean).join(': '))
  if (mark === undefined || mark.stale) return [line]
  if (mark.kind === 'got-it') return together([line, text(say('wrapUp.paper.gotIt'))])
  return together([
    line,
    text(say(saidOf[mark.words === undefined ? (`${mark.kind}Only` as const) : mark.kind])),
    ...(mark.words === undefined ? [] : [own(mark.words)]),
    ...paragraphs(mark.reply?.words ?? ''),
  ])
}

function goalBlocks({ words: said, ownWords, firstStep, helper, due }: Goal, words: PaperWords) {
  const { say } = words
  return together([
    ownWords ? own(said) : bullet(said),
    ...(firstStep === undefined ? [] : [text(say('wrapUp.paper.firstStep', { step: firstStep }))]),
    ...(helper === undefined ? [] : [text(say('wrapUp.paper.helper', { name: helper }))]),
    ...(due === undefined ? [] : [text(say('wrapUp.paper.due', { date: words.date(due) }))]),
  ])
}

function answerBlocks({ words: asked, answer }: Concern, words: PaperWords) {
  const { say } = words
  if (answer === undefined) return []
  const told = paragraphs(answer.words)
  if (answer.kind === 'answered') return together([own(asked), ...told])
  const what =
    answer.kind === 'sent-on'
      ? say('wrapUp.paper.sentOn', { to: answer.to ?? '' })
      : answer.until === undefined
        ? say('wrapUp.paper.deferredNoDate')
        : say('wrapUp.paper.deferred', { date: words.date(answer.until) })
  return together([own(asked), text(what), ...told])
}

function helpBlocks(signs: WarningSigns, { say }: PaperWords): readonly PaperBlock[] {
  const inside = [
    ...signs.call.slice(0, 1).map(text),
    ...signs.signs.map(bullet),
    ...signs.call.slice(1).map(text),
    ...signs.also.map(text),
  ]
  const heading = say('wrapUp.paper.help', { lesson: signs.lesson })
  const sources = signs.sources.join('; ')
  return [
    { kind: 'help', heading, inside: inside.map(clean) },
    ...(sources === '' ? [] : [small(say('wrapUp.paper.source', { sources }))]),
  ]
}

const section = (title: string, inside: readonly PaperBlock[]): readonly PaperBlock[] =>
  inside.length === 0 ? [] : [{ kind: 'heading', text: title }, ...inside]
const text = (said: string): PaperBlock => ({ kind: 'text', text: said })
const bullet = (said: string): PaperBlock => ({ kind: 'bullet', text: said })
const small = (said: string): PaperBlock => ({ kind: 'small', text: said })
const own = (said: string): PaperBlock => ({ kind: 'words', text: said })
/** An answer is not torn from its question by the end of a page. */
const together = (blocks: readonly PaperBlock[]): readonly PaperBlock[] =>
  blocks.map((block, index) =>
    index < blocks.length - 1 && 'text' in block ? { ...block, withNext: true } : block,
  )
/** Spanish days begin small; a line does not. */
const capital = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1)
const paragraphs = (said: string): readonly PaperBlock[] =>
  said
    .split(/\n+/)
    .filter((part) => part.trim() !== '')
    .map(text)

/** What other systems wrote may hold signs that no page can show. */
function clean(block: PaperBlock): PaperBlock {
  if (block.kind === 'title')
    return { ...block, text: keepable(block.text), under: block.under.map(keepable) }
  return 'text' in block ? { ...block, text: keepable(block.text) } : block
}
