import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrowPoints, distanceToLine, tidyPoints } from '@/domain/visit/inkPoints'
import { anyPoint, at } from './marks'

describe('a tidied line', () => {
  it('begins and ends where the hand did, and never strays further than it may', () => {
    fc.assert(
      fc.property(fc.array(anyPoint, { minLength: 1, maxLength: 60 }), (points) => {
        const tidy = tidyPoints(points, 0.5)
        expect(tidy[0]).toMatchObject({ x: points[0]?.x, y: points[0]?.y })
        expect(tidy.at(-1)).toMatchObject({ x: points.at(-1)?.x, y: points.at(-1)?.y })
        for (const point of points) {
          const nearest = Math.min(
            ...tidy.map((from, index) => distanceToLine(point, from, tidy[index + 1] ?? from)),
          )
          expect(nearest).toBeLessThanOrEqual(0.5001)
        }
      }),
    )
  })

  it('a tap stays one dot', () => {
    expect(tidyPoints([at(5, 5), at(5, 5)], 0.3).map(({ x, y }) => [x, y])).toContainEqual([5, 5])
  })

  it('keeps the points where the pressure changed on a straight line', () => {
    const pressed = [at(0, 0, 0.2, 0), at(50, 0, 0.9, 50), at(100, 0, 0.2, 100)]
    expect(tidyPoints(pressed, 0.3)).toHaveLength(3)
  })
})

describe('an arrow', () => {
  it('is straight when a hand only shook', () => {
    const shaky = Array.from({ length: 40 }, (_, step) => at(step * 5, (step % 2) * 3))
    expect(arrowPoints(shaky, 1)).toHaveLength(2)
  })

  it('bends where the hand meant a bend', () => {
    const round = Array.from({ length: 21 }, (_, step) =>
      at(step * 10, 60 * Math.sin((step / 20) * Math.PI)),
    )
    expect(arrowPoints(round, 1)[1]).toMatchObject({ x: 100, y: 60 })
  })

  it('is nothing when the hand hardly moved', () => {
    expect(arrowPoints([at(0, 0), at(4, 3)], 1)).toEqual([])
  })
})
