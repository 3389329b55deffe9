import type { ChartConfiguration } from 'chart.js'
import type { AnnotationOptions } from 'chartjs-plugin-annotation'
import type { ChartInput } from './chartInput'
import { loneMargin } from './chartScale'
import { flagsPlugin } from './drawFlags'
import { labelsPlugin } from './drawLabels'
import { pressuresPlugin } from './drawPressures'

export function chartConfig(input: ChartInput): ChartConfiguration<'line'> {
  const { look, axis } = input
  const first = input.first.at
  const last = input.last.at
  const lonely = first === last
  const letters = { family: look.font, size: look.meta }
  return {
    type: 'line',
    data: { datasets: datasetsOf(input) },
    plugins: [pressuresPlugin(input), flagsPlugin(input), labelsPlugin(input)],
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: look.still ? false : { duration: 260 },
      clip: false,
      layout: { padding: { top: input.room.top, right: input.room.end, left: look.meta * 0.4 } },
      interaction: { mode: 'nearest', intersect: false, axis: 'x' },
      scales: {
        x: {
          type: 'linear',
          min: lonely ? first - loneMargin : first,
          max: lonely ? last + loneMargin : last,
          grid: { drawOnChartArea: false, tickColor: look.edge, tickLength: 7 },
          border: { display: false },
          afterBuildTicks: (scale) => {
            scale.ticks = input.ticks.map(({ at }) => ({ value: at }))
          },
          ticks: {
            color: look.ink3,
            font: letters,
            autoSkip: false,
            maxRotation: 0,
            callback: (value) => input.ticks.find(({ at }) => at === value)?.label ?? '',
          },
        },
        y: {
          type: 'linear',
          min: axis.min,
          max: axis.max,
          grid: { color: look.hairline, drawTicks: false },
          border: { display: false },
          ticks: {
            stepSize: axis.step,
            color: look.ink3,
            font: letters,
            padding: 12,
            callback: (value) => input.say.tick(Number(value)),
          },
        },
      },
      plugins: {
        annotation: { annotations: bandsOf(input) },
        tooltip: {
          displayColors: false,
          backgroundColor: look.ink,
          titleColor: look.card,
          bodyColor: look.card,
          titleFont: { ...letters, weight: 600 },
          bodyFont: letters,
          padding: 10,
          cornerRadius: 10,
          callbacks: {
            title: (items) => sayAt(input, items[0]?.dataIndex, input.say.value),
            label: (item) => sayAt(input, item.dataIndex, input.say.when),
          },
        },
      },
    },
  }
}

function sayAt(
  { points }: ChartInput,
  index: number | undefined,
  say: (point: ChartInput['points'][number]) => string,
): string {
  const point = points[index ?? -1]
  return point === undefined ? '' : say(point)
}

function datasetsOf({ points, look, measure }: ChartInput) {
  const last = points.length - 1
  const many = points.length > 40
  const pressure = measure.second !== undefined
  const size = pressure ? 0 : many ? 3.5 : 6
  return [
    {
      data: points.map(({ at, value }) => ({ x: at, y: value })),
      showLine: !pressure,
      borderColor: look.line,
      borderWidth: 3.5,
      borderJoinStyle: 'round' as const,
      pointStyle: points.map(({ atHome }) => (atHome ? ('rectRot' as const) : ('circle' as const))),
      pointRadius: points.map((_, n) => (pressure ? 0 : n === last ? 9.5 : size)),
      pointHoverRadius: points.map((_, n) => (pressure ? 0 : n === last ? 10 : size + 2)),
      pointBackgroundColor: points.map((_, n) => (n === last ? look.line : look.card)),
      pointHoverBackgroundColor: points.map((_, n) => (n === last ? look.line : look.card)),
      pointBorderColor: points.map((_, n) => (n === last ? look.card : look.line)),
      pointHoverBorderColor: points.map((_, n) => (n === last ? look.card : look.line)),
      pointBorderWidth: 2.75,
      pointHitRadius: 24,
    },
  ]
}

/** The band of the target, its dashed edges, and its name inside it. */
function bandsOf({ span, look, say, axis }: ChartInput): Record<string, AnnotationOptions> {
  if (span === undefined) return {}
  const edges = [span.low, span.high, span.second?.low, span.second?.high].filter(
    (edge) => edge !== undefined,
  )
  const lines = edges.map((edge, n): [string, AnnotationOptions] => [
    `edge${n}`,
    {
      type: 'line',
      yMin: edge,
      yMax: edge,
      borderColor: look.goalEdge,
      borderWidth: 1.75,
      borderDash: [5, 4],
      drawTime: 'beforeDatasetsDraw',
    },
  ])
  const band: AnnotationOptions = {
    type: 'box',
    yMin: span.low ?? axis.min,
    yMax: span.high ?? axis.max,
    backgroundColor: look.band,
    borderWidth: 0,
    borderRadius: 8,
    drawTime: 'beforeDraw',
    label: {
      display: true,
      content: say.band,
      color: look.goalInk,
      font: { family: look.font, size: look.meta * 1.07, weight: 600 },
      position: { x: 'start', y: span.high === undefined ? 'start' : 'end' },
      padding: { x: 16, y: 10 },
      drawTime: 'afterDatasetsDraw',
    },
  }
  return { band, ...Object.fromEntries(lines) }
}
