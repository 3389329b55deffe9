import type { Chart } from 'chart.js'

interface Places {
  /** px of an instant, and of a value. */
  readonly x: (at: number) => number
  readonly y: (value: number) => number
}

export function placesOf({ scales: { x, y } }: Chart): Places {
  if (x === undefined || y === undefined) throw new Error('The chart has no axes')
  return { x: (at) => x.getPixelForValue(at), y: (value) => y.getPixelForValue(value) }
}
