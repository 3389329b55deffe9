import type { Chart, Plugin } from 'chart.js'
import type { ChartInput } from './chartInput'
import { placesOf } from './places'
import { flagRows } from './placeFlags'

/** Above the plot: a sign with a pill, the medicine's name, and a dotted line down to the axis. */
export function flagsPlugin(input: ChartInput): Plugin<'line'> {
  return {
    id: 'medicineFlags',
    beforeDatasetsDraw(chart) {
      for (const flag of input.flags) drawFlag(chart, input, flag)
    },
  }
}

function drawFlag(chart: Chart, input: ChartInput, flag: ChartInput['flags'][number]): void {
  const { ctx, chartArea } = chart
  const { look } = input
  const x = placesOf(chart).x(flag.at)
  const row = flag.row ?? 0
  const y = chartArea.top - look.meta * (1.3 + row * 2.5)
  ctx.save()
  ctx.strokeStyle = look.ink3
  ctx.lineWidth = 1.5
  ctx.lineCap = 'round'
  ctx.setLineDash([1.5, 5])
  ctx.beginPath()
  // From the plot on: above it, the line would strike through the words of a lower row.
  ctx.moveTo(x, row === 0 ? y + 12 : chartArea.top)
  ctx.lineTo(x, chartArea.bottom)
  ctx.stroke()
  ctx.setLineDash([])
  drawPill(ctx, x, y, look)
  if (flag.row !== null) drawWords(ctx, x, y, input, flag)
  ctx.restore()
}

function drawWords(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  { look }: ChartInput,
  { title, detail, side }: ChartInput['flags'][number],
): void {
  ctx.textAlign = side === 'end' ? 'left' : 'right'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  ctx.strokeStyle = look.card
  ctx.lineWidth = 5
  const at = side === 'end' ? x + 18 : x - 18
  const write = (text: string, dy: number, weight: number, colour: string) => {
    ctx.font = `${weight} ${look.meta}px ${look.font}`
    ctx.fillStyle = colour
    ctx.strokeText(text, at, y + dy)
    ctx.fillText(text, at, y + dy)
  }
  write(title, -look.meta * 0.62, 600, look.ink)
  write(detail, look.meta * 0.68, 400, look.ink3)
}

function drawPill(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  look: ChartInput['look'],
): void {
  ctx.fillStyle = look.clinician
  ctx.beginPath()
  ctx.arc(x, y, 11, 0, 2 * Math.PI)
  ctx.fill()
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(-Math.PI / 4)
  ctx.strokeStyle = look.onClinician
  ctx.lineWidth = 1.5
  ctx.beginPath()
  ctx.roundRect(-5.5, -2.4, 11, 4.8, 2.4)
  ctx.moveTo(0, -2.4)
  ctx.lineTo(0, 2.4)
  ctx.stroke()
  ctx.restore()
}

/** px above the plot for the rows in use. */
export function flagRoom(flags: ChartInput['flags'], meta: number): number {
  if (flags.length === 0) return meta * 1.2
  const rows = Math.min(flagRows, Math.max(...flags.map(({ row }) => row ?? 0)) + 1)
  return meta * (0.6 + rows * 2.5)
}
