import { describe, expect, it } from 'vitest'
import {
  addMark,
  authorsOf,
  blankAnnotation,
  clearMarksOf,
  eraseMark,
  type Mark,
} from '@/domain/visit/annotation'
import { line, okafor, rosa } from './marks'

const base = { lessonId: 'cad', lessonVersion: '1.0.0', blockId: 'artery', stage: 2 }
const blank = blankAnnotation('ink-1', base, [0, 0, 900, 470])
const drawn = (...marks: Mark[]) => marks.reduce(addMark, blank)

describe('whose mark it is', () => {
  it('a clinician cannot rub out what the patient drew', () => {
    const both = drawn(line('a', okafor), line('b', rosa))
    expect(eraseMark(both, 'b', okafor)).toBe(both)
    expect(clearMarksOf(both, okafor).marks.map(({ id }) => id)).toEqual(['b'])
  })

  it('a patient cannot rub out what the clinician drew', () => {
    const both = drawn(line('a', okafor), line('b', rosa))
    expect(eraseMark(both, 'a', rosa)).toBe(both)
    expect(eraseMark(both, 'b', rosa).marks.map(({ id }) => id)).toEqual(['a'])
  })

  it('one id in two roles is two people', () => {
    const twin = { ...rosa, authorId: okafor.authorId }
    expect(authorsOf(drawn(line('a', okafor), line('b', twin)))).toHaveLength(2)
    expect(eraseMark(drawn(line('b', twin)), 'b', okafor).marks).toHaveLength(1)
  })
})

it('a mark that is added twice, as by a redo, is there once', () => {
  const mark = line('a', okafor)
  expect(drawn(mark, mark).marks).toEqual([mark])
})

it('authors are named in the order in which they first drew', () => {
  const marks = [line('a', rosa), line('b', okafor), line('c', rosa)]
  expect(authorsOf(drawn(...marks)).map(({ authorName }) => authorName)).toEqual([
    'Rosa Delgado',
    'Dr. Okafor',
  ])
})
