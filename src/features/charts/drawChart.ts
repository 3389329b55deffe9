import { Chart, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js'
import annotation from 'chartjs-plugin-annotation'
import { chartConfig } from './chartConfig'
import type { ChartInput } from './chartInput'

// Only what is drawn: the rest of the library stays out of the file that the tablet loads.
Chart.register(LineController, LineElement, PointElement, LinearScale, Tooltip, annotation)

export function drawChart(canvas: HTMLCanvasElement, input: ChartInput): { destroy: () => void } {
  return new Chart(canvas, chartConfig(input))
}
