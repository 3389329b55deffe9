export interface ByteRange {
  readonly start: number
  /** Exclusive. */
  readonly end: number
}

/** RFC 9110 `bytes=` with one range; anything else asks for the whole file (undefined). */
export function parseRange(header: string, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size }
  }
  const start = Number(from)
  if (start >= size) return 'unsatisfiable'
  const end = to === '' ? size : Math.min(Number(to) + 1, size)
  return end <= start ? undefined : { start, end }
}
