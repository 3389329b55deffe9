import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAnnotation, writeInk } from '@/domain/visit/inkFile'
import { anyAnnotation, line, okafor } from './marks'

const good = {
  format: 'alongside-ink/1',
  id: 'ink-1',
  base: { lessonId: 'cad', lessonVersion: '1.0.0', blockId: 'artery', stage: 0 },
  viewBox: [0, 0, 900, 470],
  marks: [{ ...line('a', okafor), points: [10, 20, 50, 0] }],
}
const mark = (change: object) => ({ ...good, marks: [{ ...good.marks[0], ...change }] })
const whyNot = (value: unknown) => {
  const parsed = parseAnnotation(value)
  return parsed.kind === 'read' ? 'read' : parsed.element
}

it('a drawing that was kept opens again with every point and word as it was', () => {
  fc.assert(
    fc.property(anyAnnotation, (annotation) => {
      const parsed = parseAnnotation(JSON.parse(atob(writeInk(annotation))))
      expect(parsed).toEqual({ kind: 'read', annotation })
    }),
  )
})

describe('a hostile or damaged drawing is refused with the element that is wrong', () => {
  it.each([
    ['not an object', null, 'drawing'],
    ['another format', { ...good, format: 'alongside-ink/9' }, 'format'],
    [
      'a place that is not a number',
      mark({ points: [Number.NaN, 0, 50, 0] }),
      'marks[0].points[0]',
    ],
    ['a place at infinity', mark({ points: [Infinity, 0, 50, 0] }), 'marks[0].points[0]'],
    ['pressure over 1', mark({ points: [0, 0, 50, 0, 0, 0, 51, 0] }), 'marks[0].points[6]'],
    ['no points', mark({ points: [] }), 'marks[0].points'],
    ['half a point', mark({ points: [1, 2, 3] }), 'marks[0].points'],
    ['a colour that is a style', mark({ colour: 'url(#x)' }), 'marks[0].colour'],
    ['a tool from nowhere', mark({ kind: 'script' }), 'marks[0].kind'],
    ['words without words', mark({ kind: 'text' }), 'marks[0].text'],
    ['an author in no role', mark({ role: 'admin' }), 'marks[0].role'],
    ['a viewBox without size', { ...good, viewBox: [0, 0, 0, 470] }, 'viewBox[2]'],
    ['half a stage', { ...good, base: { ...good.base, stage: 0.5 } }, 'base.stage'],
  ])('%s', (_, value, element) => {
    expect(whyNot(value)).toBe(element)
  })

  it('a billion points are refused at once, without looking at them', () => {
    const points: unknown[] = []
    points.length = 1e9
    const began = performance.now()
    expect(whyNot(mark({ points }))).toBe('marks[0].points')
    expect(performance.now() - began).toBeLessThan(50)
  })

  it('holes in a list are not points', () => {
    // eslint-disable-next-line no-sparse-arrays -- a list with holes is what is tested
    expect(whyNot(mark({ points: [, 0, 50, 0] }))).toBe('marks[0].points[0]')
  })

  it('an inherited property gives nothing', () => {
    const ink: unknown = Object.create(good)
    expect(whyNot(ink)).toBe('format')
  })

  it('no input of any shape makes the reader throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => 'kind' in parseAnnotation(value)))
    fc.assert(
      fc.property(fc.anything(), (value) => 'kind' in parseAnnotation({ ...good, marks: [value] })),
    )
  })
})
