import { describe, expect, it } from 'vitest'
import type { InkPoint, Mark } from '@/domain/visit/annotation'
import { addMark, blankAnnotation, eraseMark } from '@/domain/visit/annotation'
import { marksTouched } from '@/domain/visit/inkHit'
import type { Sheet, Tool } from '@/features/annotate/tools/tool'
import { toolFor } from '@/features/annotate/tools/toolFor'
import { at, line, okafor, rosa } from '../ink/marks'

/** Paper that remembers what was done to it. */
function paper(...marks: Mark[]) {
  const base = { lessonId: 'cad', lessonVersion: '1.0.0', blockId: 'artery', stage: 0 }
  const start = marks.reduce(addMark, blankAnnotation('ink-1', base, [0, 0, 900, 470]))
  const seen = {
    annotation: start,
    live: null as Mark | null,
    hidden: [] as string[],
    writing: null as InkPoint | null,
    changes: 0,
  }
  const change = (annotation: typeof start) => {
    seen.annotation = annotation
    seen.changes += 1
  }
  const sheet: Sheet = {
    unit: 1,
    newMark: (kind, points) => ({ ...line(`new-${seen.changes}`, okafor, points), kind }),
    show: (mark) => (seen.live = mark),
    keep: (mark) => {
      change(addMark(seen.annotation, mark))
    },
    touched: (from, to, reach) => marksTouched(seen.annotation, from, to, reach, okafor),
    hide: (ids) => (seen.hidden = [...ids]),
    erase: (ids) => {
      change([...ids].reduce((left, id) => eraseMark(left, id, okafor), seen.annotation))
    },
    write: (place) => (seen.writing = place),
  }
  return { seen, sheet }
}

function draw(tool: Tool, ...path: [number, number][]): void {
  const points = path.map(([x, y], index) => at(x, y, 0.5, index * 8))
  const [first, ...rest] = points
  if (first !== undefined) tool.down(first)
  for (const point of rest) tool.move([point])
  const last = points.at(-1)
  if (last !== undefined) tool.up({ ...last, p: 0 })
}

describe('pen and highlighter', () => {
  it('show the line while it is drawn and keep it when the hand lifts', () => {
    const { seen, sheet } = paper()
    const pen = toolFor('pen', sheet)
    pen.down(at(0, 0))
    pen.move([at(10, 5), at(20, 0)])
    expect(seen.live?.points).toHaveLength(3)
    expect(seen.annotation.marks).toHaveLength(0)
    pen.up(at(20, 0, 0))
    expect(seen.live).toBeNull()
    expect(seen.annotation.marks[0]?.kind).toBe('pen')
  })

  it('a pencil that lifts does not leave a thin end', () => {
    const { seen, sheet } = paper()
    draw(toolFor('highlighter', sheet), [0, 0], [40, 0], [80, 0])
    expect(seen.annotation.marks[0]?.points.at(-1)?.p).toBe(0.5)
  })

  it('a line that the palm interrupts is as if it had never begun', () => {
    const { seen, sheet } = paper()
    const pen = toolFor('pen', sheet)
    pen.down(at(0, 0))
    pen.move([at(50, 50)])
    pen.cancel()
    pen.up(at(60, 60))
    expect(seen.annotation.marks).toHaveLength(0)
    expect(seen.live).toBeNull()
  })

  it('moves without a touch draw nothing', () => {
    const { seen, sheet } = paper()
    toolFor('pen', sheet).move([at(1, 1)])
    expect(seen.live).toBeNull()
  })
})

describe('arrow', () => {
  it('points from where the hand began to where it lifted', () => {
    const { seen, sheet } = paper()
    draw(toolFor('arrow', sheet), [10, 10], [60, 12], [110, 10])
    expect(seen.annotation.marks[0]?.points.map(({ x }) => x)).toEqual([10, 110])
  })

  it('a mere touch leaves no arrow behind', () => {
    const { seen, sheet } = paper()
    draw(toolFor('arrow', sheet), [10, 10], [12, 11])
    expect(seen.changes).toBe(0)
  })
})

describe('text', () => {
  it('asks for words where the hand lifted, and not after a cancelled touch', () => {
    const { seen, sheet } = paper()
    const text = toolFor('text', sheet)
    text.down(at(1, 1))
    text.cancel()
    text.up(at(5, 5))
    expect(seen.writing).toBeNull()
    draw(text, [1, 1], [30, 40])
    expect(seen.writing).toMatchObject({ x: 30, y: 40 })
  })
})

describe('eraser', () => {
  const across = [line('a', okafor), line('b', okafor, [at(0, 40), at(100, 40)])]

  it('hides what it rubs and takes all of it at once when the hand lifts', () => {
    const { seen, sheet } = paper(...across)
    const eraser = toolFor('eraser', sheet)
    eraser.down(at(50, -30))
    eraser.move([at(50, 20)])
    expect(seen.hidden).toEqual(['a'])
    expect(seen.annotation.marks).toHaveLength(2)
    eraser.move([at(50, 60)])
    eraser.up(at(50, 60))
    expect(seen.annotation.marks).toHaveLength(0)
    expect(seen.changes).toBe(1)
  })

  it('a rub that is interrupted takes nothing', () => {
    const { seen, sheet } = paper(...across)
    const eraser = toolFor('eraser', sheet)
    eraser.down(at(50, -30))
    eraser.move([at(50, 60)])
    eraser.cancel()
    expect(seen.hidden).toEqual([])
    expect(seen.annotation.marks).toHaveLength(2)
  })

  it('leaves the marks of the patient where they are', () => {
    const { seen, sheet } = paper(line('hers', rosa))
    draw(toolFor('eraser', sheet), [50, -30], [50, 30])
    expect(seen.annotation.marks).toHaveLength(1)
  })
})
