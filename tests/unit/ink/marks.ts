import fc from 'fast-check'
import type { Annotation, InkPoint, Mark } from '@/domain/visit/annotation'

export const okafor = { authorId: 'okafor', authorName: 'Dr. Okafor', role: 'clinician' } as const
export const rosa = { authorId: 'rosa', authorName: 'Rosa Delgado', role: 'patient' } as const

export const at = (x: number, y: number, p = 0.5, t = 0): InkPoint => ({ x, y, p, t })

export function line(
  id: string,
  by: typeof okafor | typeof rosa | (Omit<typeof rosa, 'authorId'> & { authorId: string }),
  points: readonly InkPoint[] = [at(0, 0), at(100, 0)],
): Mark {
  const look = { kind: 'pen', colour: '#123c9c', width: 5 } as const
  return { id, ...look, points, ...by, at: '2026-11-22T09:20:00.000Z' }
}

const tenth = (most: number) =>
  fc.integer({ min: -most * 10, max: most * 10 }).map((value) => value / 10)

export const anyPoint: fc.Arbitrary<InkPoint> = fc.record({
  x: tenth(2000),
  y: tenth(2000),
  p: fc.integer({ min: 0, max: 100 }).map((value) => value / 100),
  t: fc.nat(60_000),
})

const anyMark: fc.Arbitrary<Mark> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom('pen', 'highlighter', 'arrow', 'text'),
    colour: fc.constantFrom('#123c9c', '#ffc800'),
    width: fc.integer({ min: 1, max: 60 }),
    points: fc.array(anyPoint, { minLength: 1, maxLength: 30 }),
    by: fc.constantFrom(okafor, rosa),
    words: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  })
  .map(({ by, words, ...mark }) => ({
    ...mark,
    ...(mark.kind === 'text' && { text: words }),
    ...by,
    at: '2026-11-22T09:20:00.000Z',
  }))

export const anyAnnotation: fc.Arbitrary<Annotation> = fc.record({
  format: fc.constant('alongside-ink/1'),
  id: fc.uuid(),
  base: fc.record({
    lessonId: fc.constant('cad'),
    lessonVersion: fc.constant('1.2.3'),
    blockId: fc.constant('artery'),
    stage: fc.nat(8),
  }),
  viewBox: fc.constant([0, 0, 900, 470] as const),
  marks: fc.uniqueArray(anyMark, { maxLength: 12, selector: ({ id }) => id }),
})
