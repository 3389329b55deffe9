/** What a Range header asks of a body: `[from, length]` in bytes, or why it cannot be had. */
type ByteRange = { readonly from: number; readonly length: number } | 'unsatisfiable' | 'whole'

/** RFC 9110: `bytes=0-99`, `bytes=100-`, `bytes=-100`; anything else, several ranges too, is the whole. */
export function byteRangeOf(header: string | undefined, size: number): ByteRange {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { from: size - length, length }
  }
  const from = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return 'whole'
  return from >= size ? 'unsatisfiable' : { from, length: end - from + 1 }
}
