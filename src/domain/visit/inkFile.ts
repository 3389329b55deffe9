import type { Annotation, InkPoint, Mark, MarkKind } from './annotation'
import { fields, InkFault, list, number, own, text, whole } from './inkFields'

/** Media type of a drawing as it is kept: this JSON, each point as `[x, y, pressure, ms]`. */
export const inkContentType = 'application/vnd.alongside.ink+json'

export type ParsedInk =
  | { readonly kind: 'read'; readonly annotation: Annotation }
  | { readonly kind: 'unreadable'; readonly element: string; readonly reason: string }

const mostMarks = 20_000
const mostPointsOfMark = 20_000
const mostPoints = 1_000_000
const longestText = 500
const kinds: readonly MarkKind[] = ['pen', 'highlighter', 'arrow', 'text']

/** Marks never change once drawn, so each is written out once however often the drawing is saved. */
const written = new WeakMap<Mark, string>()

export function writeInk(annotation: Annotation): string {
  const { format, id, base, viewBox } = annotation
  const head = JSON.stringify({ format, id, base, viewBox })
  return `${head.slice(0, -1)},"marks":[${annotation.marks.map(writeMark).join(',')}]}`
}

function writeMark(mark: Mark): string {
  const known = written.get(mark)
  if (known !== undefined) return known
  const json = JSON.stringify({
    ...mark,
    points: mark.points.map(({ x, y, p, t }) => [x, y, p, t]),
  })
  written.set(mark, json)
  return json
}

/** A drawing from outside, or the element that is wrong and why. Takes parsed JSON; never throws. */
export function parseAnnotation(value: unknown): ParsedInk {
  try {
    return { kind: 'read', annotation: annotationFrom(value) }
  } catch (fault) {
    if (fault instanceof InkFault)
      return { kind: 'unreadable', element: fault.element, reason: fault.reason }
    throw fault
  }
}

function annotationFrom(value: unknown): Annotation {
  const ink = fields(value, 'drawing')
  if (own(ink, 'format') !== 'alongside-ink/1')
    throw new InkFault('format', 'is not alongside-ink/1, the only one this version reads')
  const base = fields(own(ink, 'base'), 'base')
  const marks = list(own(ink, 'marks'), 'marks', mostMarks)
  let points = 0
  return {
    format: 'alongside-ink/1',
    id: text(own(ink, 'id'), 'id', 64),
    base: {
      lessonId: text(own(base, 'lessonId'), 'base.lessonId', 128),
      lessonVersion: text(own(base, 'lessonVersion'), 'base.lessonVersion', 64),
      blockId: text(own(base, 'blockId'), 'base.blockId', 128),
      stage: whole(own(base, 'stage'), 'base.stage', 100),
    },
    viewBox: box(own(ink, 'viewBox')),
    marks: marks.map((each, index) => {
      const mark = markFrom(each, `marks[${index}]`)
      points += mark.points.length
      if (points > mostPoints) throw new InkFault('marks', `have more than ${mostPoints} points`)
      return mark
    }),
  }
}

function markFrom(value: unknown, at: string): Mark {
  const mark = fields(value, at)
  const kind = kinds.find((each) => each === own(mark, 'kind'))
  if (kind === undefined) throw new InkFault(`${at}.kind`, 'is not a tool that this version knows')
  const colour = text(own(mark, 'colour'), `${at}.colour`, 7)
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new InkFault(`${at}.colour`, 'is not #rrggbb')
  const role = own(mark, 'role')
  if (role !== 'clinician' && role !== 'patient')
    throw new InkFault(`${at}.role`, 'is neither clinician nor patient')
  const points = list(own(mark, 'points'), `${at}.points`, mostPointsOfMark)
  if (points.length === 0) throw new InkFault(`${at}.points`, 'is empty')
  const instant = text(own(mark, 'at'), `${at}.at`, 40)
  if (Number.isNaN(Date.parse(instant))) throw new InkFault(`${at}.at`, 'is not an instant')
  return {
    id: text(own(mark, 'id'), `${at}.id`, 64),
    kind,
    colour,
    width: number(own(mark, 'width'), `${at}.width`, 0.1, 1000),
    points: points.map((point, index) => pointFrom(point, `${at}.points[${index}]`)),
    ...(kind === 'text' && { text: text(own(mark, 'text'), `${at}.text`, longestText) }),
    authorId: text(own(mark, 'authorId'), `${at}.authorId`, 64),
    authorName: text(own(mark, 'authorName'), `${at}.authorName`, 200),
    role,
    at: instant,
  }
}

function pointFrom(value: unknown, at: string): InkPoint {
  const [x, y, p, t] = list(value, at, 4)
  return {
    x: number(x, `${at}[0]`, -100_000, 100_000),
    y: number(y, `${at}[1]`, -100_000, 100_000),
    p: number(p, `${at}[2]`, 0, 1),
    t: number(t, `${at}[3]`, 0, 86_400_000),
  }
}

function box(value: unknown): Annotation['viewBox'] {
  const [x, y, width, height] = list(value, 'viewBox', 4)
  return [
    number(x, 'viewBox[0]', -100_000, 100_000),
    number(y, 'viewBox[1]', -100_000, 100_000),
    number(width, 'viewBox[2]', 1, 100_000),
    number(height, 'viewBox[3]', 1, 100_000),
  ]
}
