import { afterEach, describe, expect, it } from 'vitest'
import { formatsFor } from '@/i18n/formats'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})
const inZone = (name: string, locale = 'en-US') => {
  process.env['TZ'] = name
  return formatsFor(locale)
}
/** Some writers put a narrow space before AM. */
const plain = (words: string) => words.replaceAll(/[\u202f\u00a0]/g, ' ')

describe('a date without a time', () => {
  it.each(['America/Los_Angeles', 'UTC', 'Pacific/Auckland', 'Pacific/Kiritimati'])(
    'is the same day on the wall in %s',
    (name) => {
      const format = inZone(name)
      expect(format.date('1964-03-14')).toBe('March 14, 1964')
      expect(format.day('2026-11-24')).toBe('Tuesday, November 24')
      expect(format.monthYear('2026-03-01')).toBe('Mar 2026')
    },
  )

  it('is not turned into midnight', () => {
    expect(inZone('UTC').time('2026-11-24')).toBe('November 24, 2026')
  })
})

describe('a date that is known in part', () => {
  it('gains no month and no day', () => {
    const format = inZone('America/Los_Angeles')
    expect(format.date('2026')).toBe('2026')
    expect(format.date('2026-11')).toBe('November 2026')
    expect(format.day('2026-11')).toBe('November 2026')
    expect(format.monthYear('2026')).toBe('2026')
  })

  it('is as old as it can be said to be', () => {
    const format = inZone('America/Los_Angeles')
    const now = new Date('2026-11-24T12:00:00Z')
    expect(format.ago('2024', now)).toBe('2 years ago')
    expect(format.ago('2026', now)).toBe('this year')
    expect(format.ago('2026-08', now)).toBe('3 months ago')
    expect(format.ago('2022-08', now)).toBe('4 years ago')
  })
})

describe('an instant', () => {
  it('is told in the time zone of the tablet', () => {
    expect(plain(inZone('America/New_York').time('2026-11-24T14:20:00Z'))).toBe('9:20 AM')
    expect(inZone('America/New_York').date('2026-11-25T02:00:00Z')).toBe('November 24, 2026')
  })

  it('last night is yesterday this morning, not today', () => {
    const format = inZone('America/New_York')
    expect(format.ago('2026-11-23T23:30:00-05:00', new Date('2026-11-24T08:00:00-05:00'))).toBe(
      'yesterday',
    )
  })

  it('counts days across the change of the clocks', () => {
    const format = inZone('America/New_York')
    // The clocks go back on November 1, 2026: that day has 25 hours.
    expect(format.ago('2026-11-02', new Date('2026-11-01T00:30:00-04:00'))).toBe('tomorrow')
    expect(format.ago('2026-10-31', new Date('2026-11-01T23:30:00-05:00'))).toBe('yesterday')
    // And forward on March 8: 23 hours.
    expect(format.ago('2026-03-07', new Date('2026-03-08T23:30:00-04:00'))).toBe('yesterday')
  })
})

it('hands back what is not a date', () => {
  const format = inZone('UTC')
  for (const iso of ['', 'unknown', '2026-13-45T99:00'])
    expect([format.date(iso), format.time(iso), format.ago(iso, new Date())]).toEqual([
      iso,
      iso,
      iso,
    ])
})

describe('a number', () => {
  it('keeps its digits and invents none', () => {
    const format = inZone('UTC')
    expect(format.number(7.4)).toBe('7.4')
    expect(format.number(7.4, 2)).toBe('7.40')
    expect(format.number(1234.5)).toBe('1,234.5')
  })

  it('has a point in the Spanish of the United States, a comma in that of Spain', () => {
    expect(inZone('UTC', 'es-US').number(7.4)).toBe('7.4')
    expect(inZone('UTC', 'es-ES').number(7.4)).toBe('7,4')
  })
})
