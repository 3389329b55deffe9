import type { TrendPoint } from '@/domain/visit/trend'

export type Range = 'half' | 'year' | 'two' | 'all'

const day = 24 * 60 * 60 * 1000
const lengths: Readonly<Record<Exclude<Range, 'all'>, number>> = {
  half: 183 * day,
  year: 366 * day,
  two: 731 * day,
}

/** What of a series lies in a range that ends now. */
export function within(
  points: readonly TrendPoint[],
  range: Range,
  now: number,
): readonly TrendPoint[] {
  return range === 'all' ? points : points.filter(({ at }) => at >= now - lengths[range])
}

/** Ranges with something to compare in them, that show less than all. */
export function usefulRanges(points: readonly TrendPoint[], now: number): readonly Range[] {
  const short = (['half', 'year', 'two'] as const).filter((range) => {
    const count = within(points, range, now).length
    return count >= 2 && count < points.length
  })
  return [...short, 'all']
}

/** The shortest that tells a story of its own: six numbers or more; else everything. */
export function firstRange(points: readonly TrendPoint[], now: number): Range {
  const ranges = usefulRanges(points, now)
  return ranges.find((range) => within(points, range, now).length >= 6) ?? 'all'
}
