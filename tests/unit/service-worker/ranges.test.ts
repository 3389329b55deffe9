import { describe, expect, it } from 'vitest'
import { parseRange } from '../../../src/service-worker/ranges'

describe('a Range that Safari sends', () => {
  it.each([
    ['bytes=0-1', { start: 0, end: 2 }],
    ['bytes=0-', { start: 0, end: 100 }],
    ['bytes=-10', { start: 90, end: 100 }],
    ['bytes=-1000', { start: 0, end: 100 }],
    ['bytes=90-1000', { start: 90, end: 100 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', undefined],
    ['bytes=0-1,4-5', undefined],
    ['bytes=-', undefined],
    ['lines=1-2', undefined],
  ])('%s of 100 bytes', (header, expected) => {
    expect(parseRange(header, 100)).toEqual(expected)
  })
})
