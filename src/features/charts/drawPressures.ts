import type { Plugin } from 'chart.js'
import type { ChartInput } from './chartInput'
import { placesOf } from './places'

/** A blood pressure is one bar from its lower to its upper number; taken at home it is hollow. */
export function pressuresPlugin({ points, last, measure, look }: ChartInput): Plugin<'line'> {
  return {
    id: 'pressures',
    beforeDatasetsDraw(chart) {
      const { ctx } = chart
      if (measure.second === undefined) return
      ctx.save()
      ctx.lineCap = 'round'
      const places = placesOf(chart)
      const wide = points.length > 40 ? 5 : 9
      for (const point of points) {
        const x = places.x(point.at)
        const top = places.y(point.value)
        const bottom = places.y(point.second ?? point.value)
        const bar = (colour: string, width: number) => {
          ctx.strokeStyle = colour
          ctx.lineWidth = width
          ctx.beginPath()
          ctx.moveTo(x, top)
          ctx.lineTo(x, bottom)
          ctx.stroke()
        }
        const width = point === last ? wide + 4 : wide
        if (point === last) bar(look.card, width + 6)
        bar(point === last ? look.line : look.before, width)
        if (point.atHome) bar(look.card, width - 4)
      }
      ctx.restore()
    },
  }
}
