import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js'

Chart.register(LinearScale, LineController, LineElement, PointElement)
let drawn: Chart | undefined

/** Draws the curve and resolves once it was painted. The same for ours and for the floors. */
export async function paint(points: { x: number; y: number }[]): Promise<void> {
  if (points.length === 0) throw new Error('nothing to draw')
  const canvas = document.querySelector('canvas')
  if (!canvas) throw new Error('no canvas')
  drawn?.destroy()
  points.sort((a, b) => a.x - b.x)
  drawn = new Chart(canvas, {
    type: 'line',
    data: { datasets: [{ data: points, pointRadius: 2 }] },
    options: {
      animation: false,
      responsive: false,
      parsing: false,
      scales: { x: { type: 'linear' } },
    },
  })
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
