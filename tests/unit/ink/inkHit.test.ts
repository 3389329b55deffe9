import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addMark, blankAnnotation, type Mark } from '@/domain/visit/annotation'
import { marksTouched } from '@/domain/visit/inkHit'
import { inkBox, inkOutline } from '@/domain/visit/inkOutline'
import { anyAnnotation, at, line, okafor, rosa } from './marks'

const base = { lessonId: 'cad', lessonVersion: '1.0.0', blockId: 'artery', stage: 0 }
const on = (...marks: Mark[]) =>
  marks.reduce(addMark, blankAnnotation('ink-1', base, [0, 0, 900, 470]))
const touched = (marks: Mark[], from: [number, number], to: [number, number]) =>
  marksTouched(on(...marks), at(...from), at(...to), 4, okafor).map(({ id }) => id)

it('a fast eraser that jumps over a line between two samples still takes it', () => {
  expect(touched([line('a', okafor)], [50, -80], [50, 80])).toEqual(['a'])
})

it('a near miss takes nothing', () => {
  expect(touched([line('a', okafor)], [50, 8], [60, 8])).toEqual([])
})

it('marks of another person lie under the eraser untouched', () => {
  expect(touched([line('a', rosa)], [50, -80], [50, 80])).toEqual([])
})

it('a dot and a word can be rubbed out', () => {
  const dot = line('dot', okafor, [at(300, 300)])
  const word: Mark = {
    ...line('word', okafor, [at(10, 200)]),
    kind: 'text',
    text: 'less',
    width: 26,
  }
  expect(touched([dot, word], [298, 299], [301, 301])).toEqual(['dot'])
  expect(touched([dot, word], [40, 190], [41, 190])).toEqual(['word'])
})

it('the newest of two marks on top of each other comes first', () => {
  expect(touched([line('old', okafor), line('new', okafor)], [50, 0], [50, 0])).toEqual([
    'new',
    'old',
  ])
})

it('every outline is made of real places and stays in its box', () => {
  fc.assert(
    fc.property(anyAnnotation, ({ marks }) => {
      for (const mark of marks) {
        // The bend of an arrow is a place on the curve; the curve itself may reach further.
        if (mark.kind === 'arrow' && mark.points.length > 2) continue
        const [left, top, right, bottom] = inkBox(mark)
        const room = mark.width
        const outside = inkOutline(mark)
          .flat()
          .filter(
            ([x, y]) =>
              !(x >= left - room && x <= right + room && y >= top - room && y <= bottom + room),
          )
        expect(outside).toEqual([])
      }
    }),
    { numRuns: 40 },
  )
})
