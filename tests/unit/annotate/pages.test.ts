import { describe, expect, it } from 'vitest'
import { addMark, blankAnnotation } from '@/domain/visit/annotation'
import { draws, pressureOf } from '@/features/annotate/handRules'
import { redone, turned, undone } from '@/features/annotate/pages'
import { line, okafor } from '../ink/marks'

const base = { lessonId: 'cad', lessonVersion: '1.0.0', blockId: 'artery', stage: 0 }
const blank = {
  annotation: blankAnnotation('ink-1', base, [0, 0, 900, 470]),
  past: [],
  future: [],
}

describe('undo', () => {
  it('goes back and forth, and a new stroke ends the way forth', () => {
    const one = turned(blank, addMark(blank.annotation, line('a', okafor)))
    const two = turned(one, addMark(one.annotation, line('b', okafor)))
    const back = undone(two)
    expect(back.annotation).toBe(one.annotation)
    expect(redone(back).annotation).toBe(two.annotation)
    const other = turned(back, addMark(back.annotation, line('c', okafor)))
    expect(redone(other)).toBe(other)
  })

  it('at the beginning, and a change that changes nothing, leave the page alone', () => {
    expect(undone(blank)).toBe(blank)
    expect(turned(blank, blank.annotation)).toBe(blank)
  })
})

describe('what draws', () => {
  it('a pencil draws even with no tool in hand', () => {
    expect(draws('pen', null, false)).toBe(true)
  })

  it('palm-on-glass: once a pencil was seen, no finger draws', () => {
    expect(draws('touch', 'pen', false)).toBe(true)
    expect(draws('touch', 'pen', true)).toBe(false)
    expect(draws('mouse', 'pen', true)).toBe(true)
  })

  it('a finger without a tool swipes and taps', () => {
    expect(draws('touch', null, false)).toBe(false)
  })

  it('pressure that a device makes up is not believed', () => {
    expect(pressureOf('touch', 0)).toBe(0.5)
    expect(pressureOf('pen', 3)).toBe(1)
    expect(pressureOf('pen', Number.NaN)).toBe(0.5)
  })
})
