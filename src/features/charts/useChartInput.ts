import { useI18n } from 'vue-i18n'
import type { MedicineFlag } from '@/domain/visit/medicineFlags'
import type { TrendPoint } from '@/domain/visit/trend'
import { millisecondsOf } from '@/domain/visit/when'
import { useFormat } from '@/i18n/useFormat'
import type { ChartInput } from './chartInput'
import type { ChartLook } from './chartLook'
import { loneMargin, timeTicks, valueAxis } from './chartScale'
import { flagRoom } from './drawFlags'
import { placeFlags } from './placeFlags'
import type { ShownTrend } from './useTrend'
import { useTrendWords } from './useTrendWords'

interface ChartRequest {
  readonly shown: ShownTrend
  readonly points: readonly TrendPoint[]
  readonly first: TrendPoint
  readonly last: TrendPoint
  readonly flags: readonly MedicineFlag[]
  readonly now: string
  readonly look: ChartLook
  /** px of the box that the chart fills. */
  readonly width: number
}

/** Puts words, places and colours together for the drawing code. */
export function useChartInput(): (request: ChartRequest) => ChartInput {
  const { t, locale } = useI18n()
  const format = useFormat()
  const words = useTrendWords()

  return ({ shown, points, first, last, flags, now, look, width }) => {
    const { measure } = shown.trend
    const span = shown.target?.span
    const textWidth = ruler(look)
    const newest = words.value(measure, last)
    const short = measure.second === undefined ? newest : words.bare(measure, last)
    const lastWhen = isToday(last, now) ? t('charts.today') : format.date(last.when)
    const end = Math.max(textWidth(short, 700, 1.75), textWidth(lastWhen)) + look.meta * 2.2
    const start = look.meta * 3.6
    const plot = width - end - start
    const from = first.at
    const placed = placeFlags(
      flags.filter(({ at }) => at >= from && at <= last.at),
      {
        x: (at) => ((at - from) / (last.at - from || 1)) * plot,
        width: plot,
        textWidth: (text) => textWidth(text, 600),
        name: (group) => nameOf(group),
        detail: (group) => group.slice(0, 1).map(told).join(''),
      },
    )
    const lone = from === last.at ? loneMargin : 0
    const axis = valueAxis(points, span, measure)
    const tickDigits = Math.max(0, -Math.floor(Math.log10(axis.step) + 1e-9))
    return {
      measure,
      points,
      first,
      last,
      span,
      look,
      axis,
      ticks: timeTicks(
        from - lone,
        last.at + lone,
        Math.max(3, Math.floor(plot / (look.meta * 6))),
        locale.value,
      ),
      flags: placed,
      told: tellingPoints(points, shown),
      say: {
        value: (point) =>
          words.unit(measure) === '%' ? words.value(measure, point) : words.bare(measure, point),
        tick: (value) => words.withTight(measure, format.number(value, tickDigits)),
        when: (point) =>
          [format.date(point.when), point.atHome ? t('charts.home') : '']
            .filter(Boolean)
            .join(', '),
        last: lastWhen,
        band: shown.target ? words.targetLine(measure, shown.target) : '',
        unit: words.unit(measure),
      },
      room: {
        end,
        top: flagRoom(placed, look.meta) + (words.unit(measure) === '%' ? 0 : look.meta),
      },
    }
  }

  function told({ what, when }: MedicineFlag): string {
    return t(`charts.flag.${what}`, { when: format.monthYear(when) })
  }

  function nameOf(group: readonly MedicineFlag[]): string {
    const names = [...new Set(group.map(({ name }) => name))]
    return names.length > 1 ? t('charts.flag.several', { count: names.length }) : (names[0] ?? '')
  }
}

function isToday(point: TrendPoint, now: string): boolean {
  return new Date(point.at).toDateString() === new Date(millisecondsOf(now)).toDateString()
}

/** First, last turn, highest and lowest: enough to read the story without crowding it. */
function tellingPoints(
  points: readonly TrendPoint[],
  { facts }: ShownTrend,
): readonly TrendPoint[] {
  if (points.length <= 1) return []
  const byValue = [...points].sort((a, b) => a.value - b.value)
  const turn = 'from' in facts ? points.find((point) => point === facts.from) : undefined
  const wanted = [turn, points[0], byValue.at(-1), byValue[0], points.at(-2)]
  const few = points.length <= 8 ? points : []
  const last = points.at(-1)
  return [...new Set([...wanted, ...few])].filter(
    (point): point is TrendPoint => point !== undefined && point !== last,
  )
}

function ruler(look: ChartLook): (text: string, weight?: number, scale?: number) => number {
  const context = document.createElement('canvas').getContext('2d')
  return (text, weight = 400, scale = 1) => {
    if (context === null) return text.length * look.meta * 0.6 * scale
    context.font = `${weight} ${look.meta * scale}px ${look.font}`
    return context.measureText(text).width
  }
}
