import { useI18n } from 'vue-i18n'
import type { Measure } from '@/domain/visit/measures'
import type { TrendFacts } from '@/domain/visit/sentence'
import type { Span, Target } from '@/domain/visit/target'
import type { TrendPoint } from '@/domain/visit/trend'
import { unitNameOf } from '@/domain/visit/units'
import { useFormat } from '@/i18n/useFormat'

type Tone = 'good' | 'watch' | 'plain'

/** Everything that is said about a trend, in the language of the screen. */
export function useTrendWords() {
  const { t } = useI18n()
  const format = useFormat()

  const name = (measure: Measure) => t(`charts.measure.${measure.key}.name`)
  const about = (measure: Measure) => t(`charts.measure.${measure.key}.about`)
  const unit = (measure: Measure) => t(`charts.unit.${unitNameOf(measure.unit)}`)
  const digits = (measure: Measure, value: number) => format.number(value, measure.decimals)

  /** "134/80", "7.4": without the unit. */
  function bare(measure: Measure, { value, second }: Pick<TrendPoint, 'value' | 'second'>): string {
    const first = digits(measure, value)
    return second === undefined ? first : `${first}/${digits(measure, second)}`
  }

  function withUnit(measure: Measure, text: string): string {
    const symbol = unit(measure)
    return symbol === '%' ? `${text}%` : `${text} ${symbol}`.trim()
  }

  /** Only a percent sign goes with every number; other units stand once. */
  const withTight = (measure: Measure, text: string) => (unit(measure) === '%' ? `${text}%` : text)

  const value = (measure: Measure, point: Pick<TrendPoint, 'value' | 'second'>) =>
    withUnit(measure, bare(measure, point))

  function range(measure: Measure, span: Span): string {
    const { low, high, under, second } = span
    const edge = (main: number, other: number | undefined) => {
      const number = other === undefined ? format.number(main) : `${format.number(main)}/${other}`
      return measure.unit === '%' ? `${number}%` : number
    }
    const said =
      low !== undefined && high !== undefined
        ? t('charts.target.between', {
            low: edge(low, second?.low),
            high: edge(high, second?.high),
          })
        : high !== undefined
          ? t(under ? 'charts.target.under' : 'charts.target.atMost', {
              value: edge(high, second?.high),
            })
          : t('charts.target.atLeast', { value: edge(low ?? 0, second?.low) })
    const upperOnly = measure.second !== undefined && second === undefined
    return upperOnly ? t('charts.target.upper', { range: said }) : said
  }

  function headline(facts: TrendFacts): string {
    if (facts.kind !== 'none' && facts.old)
      return t('charts.headline.old', { ago: format.ago(facts.now.when) })
    const since = 'from' in facts ? format.monthYear(facts.from.when) : ''
    return t(`charts.headline.${facts.kind}`, { since })
  }

  function lead(measure: Measure, facts: TrendFacts, target: Target | undefined): string {
    if (facts.kind === 'none') return t('charts.lead.none')
    const now = value(measure, facts.now)
    const told =
      facts.kind === 'one'
        ? t('charts.lead.one', { now, date: format.date(facts.now.when) })
        : change(value(measure, facts.from), now, facts.old)
    return target === undefined ? told : `${told} ${against(measure, facts, target)}`
  }

  function change(from: string, now: string, old: boolean): string {
    if (from === now && !old) return t('charts.lead.steady', { now })
    return t(old ? 'charts.lead.old' : 'charts.lead.change', { from, now })
  }

  /** The numbers of the lead, which are set in bold. */
  function numbersOf(measure: Measure, facts: TrendFacts, target: Target | undefined) {
    if (facts.kind === 'none') return []
    const now = value(measure, facts.now)
    const from = 'from' in facts ? [value(measure, facts.from)] : []
    return [now, ...from, ...(target === undefined ? [] : [range(measure, target.span)])]
  }

  function against(measure: Measure, facts: TrendFacts, target: Target): string {
    const where = range(measure, target.span)
    if (target.kind === 'usual') return t('charts.lead.usual', { range: where })
    const place = 'place' in facts ? facts.place : undefined
    const key = place === 'in' ? 'goalIn' : place === 'near' ? 'goalNear' : 'goalAway'
    return t(`charts.lead.${key}`, { range: where })
  }

  function targetLine(measure: Measure, target: Target): string {
    return t(`charts.target.${target.kind}`, { range: range(measure, target.span) })
  }

  function sourceLine(measure: Measure, target: Target): string {
    if (target.kind === 'goal') return targetLine(measure, target)
    const { organisation, title, year } = target.usual.source
    const source = [organisation, title, year].filter((part) => part !== undefined).join(', ')
    return t('charts.target.usualFor', { range: range(measure, target.span), source })
  }

  /** One word and an arrow for a card. It judges only against a goal that the patient agreed to. */
  function word(
    facts: TrendFacts,
    target: Target | undefined,
  ): { readonly arrow: 'down' | 'up' | 'flat' | 'in'; readonly text: string; readonly tone: Tone } {
    if (facts.kind === 'none') return { arrow: 'flat', text: t('charts.word.none'), tone: 'plain' }
    if (facts.old)
      return {
        arrow: 'flat',
        text: t('charts.word.old', { ago: format.ago(facts.now.when) }),
        tone: 'plain',
      }
    if (facts.kind === 'one') return { arrow: 'flat', text: t('charts.word.one'), tone: 'plain' }
    const arrow = facts.kind === 'same' ? 'flat' : facts.kind
    const plain = { arrow, text: t(`charts.word.${facts.kind}`), tone: 'plain' } as const
    if (target?.kind !== 'goal') return plain
    if (facts.place === 'in') return { arrow: 'in', text: t('charts.word.goal'), tone: 'good' }
    if (facts.nearing) return { ...plain, tone: 'good' }
    if (facts.place === 'near') return { arrow, text: t('charts.word.near'), tone: 'good' }
    return { arrow, text: t(`charts.word.${facts.place ?? 'above'}`), tone: 'watch' }
  }

  return {
    name,
    about,
    unit,
    bare,
    value,
    withTight,
    range,
    headline,
    lead,
    numbersOf,
    targetLine,
    sourceLine,
    word,
  }
}
