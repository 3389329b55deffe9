import { describe, expect, it } from 'vitest'
import type { Lesson, Section } from '@/domain/education/lesson'
import { givenNotes } from '@/features/present/givenNotes'
import { peopleGrid, peopleOf } from '@/features/present/people'
import { clock, cueAt } from '@/features/present/timing'
import { chartBeside, neighbour, pagesOf, pictureNear, placesOf } from '@/features/present/walk'

const stage = (src: string) => ({ src, title: '@t', say: '@s', alt: '@a', hotspots: [] }) as const
const sections = [
  {
    id: 'what',
    kind: 'what',
    title: '@what',
    blocks: [
      { type: 'text', id: 't1', text: '@t1' },
      { type: 'call-out', id: 'c1', tone: 'info', text: '@c1' },
    ],
  },
  {
    id: 'body',
    kind: 'body',
    title: '@body',
    blocks: [
      {
        type: 'image',
        id: 'artery',
        viewBox: [0, 0, 900, 470],
        alt: '@alt',
        stages: [stage('1'), stage('2'), stage('3')],
      },
      { type: 'teach-back', id: 'back', prompt: '@prompt', listenFor: [] },
      { type: 'text', id: 't2', text: '@t2' },
      { type: 'chart', id: 'ldl', measure: 'ldl', say: '@ldl' },
      { type: 'checklist', id: 'list', items: ['@one', '@two'] },
    ],
  },
] as const satisfies readonly Section[]
const lesson = { sections } as unknown as Lesson

describe('the walk through a lesson', () => {
  it('a picture has the stage to itself and what lies between pictures is read together', () => {
    expect(sections.map((section) => pagesOf(section).map(({ kind }) => kind))).toEqual([
      ['reading'],
      ['picture', 'reading'],
    ])
  })

  it('reaches every stage once, forth and back, and stops at both ends', () => {
    const places = placesOf(lesson)
    expect(places).toHaveLength(5)
    for (const [index, place] of places.entries()) {
      expect(neighbour(lesson, place, 1)).toEqual(places[index + 1])
      expect(neighbour(lesson, place, -1)).toEqual(places[index - 1])
    }
  })

  it('a film that cannot play leads to a picture of the same lesson', () => {
    expect(pictureNear(lesson, { section: 0, page: 0, stage: 0 })).toEqual({
      section: 1,
      page: 0,
      stage: 0,
    })
  })

  it('a section without a number of its own borrows the first of the lesson', () => {
    expect(chartBeside(lesson, sections[0])?.measure).toBe('ldl')
  })
})

describe('people in a study', () => {
  it('both arms have the same people in the same places, all of them', () => {
    const heads = (path: string) => path.split('Z').length - 1
    for (const count of [0, 16, 100]) {
      const grid = peopleGrid(count, 100, 10)
      expect(heads(grid.affected) + heads(grid.others)).toBe(200)
      expect(heads(grid.affected)).toBe(2 * count)
    }
  })

  it('a figure per 100 is ten times as many of 1,000, and never more than there are', () => {
    expect(peopleOf(5.6, '{per100}', 1000)).toBe(56)
    expect(peopleOf(56, '{per1000}', 100)).toBe(6)
    expect(peopleOf(16, '{per100}', 100)).toBe(16)
    expect(peopleOf(1e9, undefined, 100)).toBe(100)
    expect(peopleOf(-3, undefined, 100)).toBe(0)
  })
})

it('the notes of a lesson tell what was shown, how asking back went and what was picked', () => {
  const notes = givenNotes(
    {
      parts: [{ section: sections[1], seconds: 95 }],
      results: new Map([['back', 'said-well']]),
      chosen: new Map([['list', new Set([1])]]),
    },
    (key) => key.slice(1),
    {
      shown: (part, time) => `shown ${part} ${time}`,
      asked: (question, result) => `asked ${question} ${result}`,
      chosen: (items) => `picked ${items}`,
    },
  )
  expect(notes).toEqual(['shown body 1:35', 'asked prompt said-well', 'picked two'])
})

it('the line that is said now is the last that has begun', () => {
  const cues = [
    { start: 1, end: 2, text: 'a' },
    { start: 3, end: 4, text: 'b' },
  ]
  expect([0, 1.2, 2.5, 3].map((seconds) => cueAt(cues, seconds))).toEqual([-1, 0, 0, 1])
  expect([clock(0), clock(95.9), clock(Number.NaN)]).toEqual(['0:00', '1:35', '0:00'])
})
