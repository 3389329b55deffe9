export interface Cue {
  /** Seconds from the beginning. */
  readonly start: number
  readonly end: number
  readonly text: string
}

const timing = /^(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/

/**
 * Reads a WebVTT file, for the transcript and for reading aloud cue by cue. Notes, styles and cue
 * settings are left out, markup is stripped; a cue whose times make no sense is skipped, as
 * browsers do. Empty for anything that is not WebVTT.
 */
export function parseCaptions(vtt: string): readonly Cue[] {
  const lines = vtt.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) return []
  const cues: Cue[] = []
  for (let at = 1; at < lines.length; at += 1) {
    const times = readTimes(lines[at] ?? '')
    if (!times) continue
    const words: string[] = []
    while (at + 1 < lines.length && lines[at + 1] !== '') words.push(lines[(at += 1)] ?? '')
    const text = plainText(words.join(' '))
    if (text !== '') cues.push({ ...times, text })
  }
  return cues
}

function readTimes(line: string): { start: number; end: number } | undefined {
  const arrow = line.indexOf('-->')
  if (arrow < 0 || line.length > 500) return undefined
  const start = seconds(line.slice(0, arrow).trim())
  const end = seconds(
    line
      .slice(arrow + 3)
      .trim()
      .split(/\s/)[0] ?? '',
  )
  return start !== undefined && end !== undefined && end > start ? { start, end } : undefined
}

function seconds(clock: string): number | undefined {
  const found = timing.exec(clock)
  if (!found) return undefined
  const [, hours = '0', minutes, whole, thousandths] = found
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(thousandths) / 1000
}

const signs: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
  '&amp;': '&',
}

const plainText = (marked: string): string =>
  marked
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:lt|gt|nbsp|lrm|rlm|amp);/g, (sign) => signs[sign] ?? sign)
    .replace(/\s+/g, ' ')
    .trim()
