import type { Chart, Plugin } from 'chart.js'
import type { ChartInput } from './chartInput'
import { placesOf } from './places'

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Values stand beside their points, so that nobody has to look up a legend. Later ones give way. */
export function labelsPlugin(input: ChartInput): Plugin<'line'> {
  return {
    id: 'directLabels',
    afterDatasetsDraw(chart) {
      const { ctx } = chart
      ctx.save()
      ctx.lineJoin = 'round'
      ctx.strokeStyle = input.look.card
      ctx.lineWidth = 5
      drawUnit(chart, input)
      const taken: Box[] = [drawNewest(chart, input)]
      const spots = spotsOf(chart, input)
      for (const point of input.told) tell(chart, input, point, taken, spots)
      ctx.restore()
    },
  }
}

function drawNewest(chart: Chart, { last, look, say }: ChartInput): Box {
  const { ctx } = chart
  const places = placesOf(chart)
  const x = places.x(last.at) + look.meta * 1.5
  const middle = (last.value + (last.second ?? last.value)) / 2
  const y = places.y(middle)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  ctx.font = `700 ${look.meta * 1.75}px ${look.font}`
  ctx.fillStyle = look.ink
  ctx.strokeText(say.value(last), x, y + look.meta * 0.3)
  ctx.fillText(say.value(last), x, y + look.meta * 0.3)
  ctx.font = `400 ${look.meta}px ${look.font}`
  ctx.fillStyle = look.ink3
  ctx.fillText(say.last, x, y + look.meta * 1.65)
  return { x: x - look.meta, y: y - look.meta * 2, w: 400, h: look.meta * 4 }
}

function drawUnit(chart: Chart, { look, say }: ChartInput): void {
  if (say.unit === '%') return
  const { ctx, chartArea } = chart
  ctx.font = `400 ${look.meta}px ${look.font}`
  ctx.fillStyle = look.ink3
  ctx.textAlign = 'left'
  ctx.textBaseline = 'bottom'
  ctx.fillText(say.unit, look.meta * 0.4, chartArea.top - look.meta * 0.75)
}

function tell(
  chart: Chart,
  { look, say }: ChartInput,
  point: ChartInput['points'][number],
  taken: Box[],
  spots: readonly Box[],
): void {
  const { ctx, chartArea } = chart
  const places = placesOf(chart)
  const text = say.value(point)
  ctx.font = `600 ${look.meta * 1.07}px ${look.font}`
  const w = ctx.measureText(text).width + 6
  const h = look.meta * 1.3
  const x = places.x(point.at)
  const top = places.y(point.value)
  const bottom = places.y(point.second ?? point.value)
  const start = Math.max(chartArea.left + 2, Math.min(x - w / 2, chartArea.right - w / 2))
  const ways: readonly Box[] = [
    { x: start, y: top - 12 - h, w, h },
    { x: start, y: bottom + 12, w, h },
    { x: x + 12, y: top - h / 2, w, h },
    { x: x - 12 - w, y: top - h / 2, w, h },
  ]
  const free = (box: Box) => box.y > chartArea.top - h && box.y + h < chartArea.bottom
  const box = ways.find(
    (way) => free(way) && ![...taken, ...spots].some((other) => meet(way, other)),
  )
  if (box === undefined) return
  taken.push(box)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = look.ink2
  ctx.strokeText(text, box.x + 3, box.y + h / 2)
  ctx.fillText(text, box.x + 3, box.y + h / 2)
}

/** Points, and the line between them: words must not lie on either. */
function spotsOf(chart: Chart, { points, measure }: ChartInput): readonly Box[] {
  const places = placesOf(chart)
  const at = points.map((point) => ({
    x: places.x(point.at),
    y: places.y(point.value),
    end: places.y(point.second ?? point.value),
  }))
  if (measure.second !== undefined)
    return at.map(({ x, y, end }) => ({ x: x - 7, y: y - 6, w: 14, h: end - y + 12 }))
  const dots = at.map(({ x, y }) => ({ x: x - 6, y: y - 6, w: 12, h: 12 }))
  const along = at.slice(1).flatMap((to, n) => {
    const from = at[n] ?? to
    const steps = Math.min(24, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8))
    return [...Array(steps).keys()].map((step) => ({
      x: from.x + ((to.x - from.x) * step) / steps - 1,
      y: from.y + ((to.y - from.y) * step) / steps - 1,
      w: 2,
      h: 2,
    }))
  })
  return [...dots, ...along]
}

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
