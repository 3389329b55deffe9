import type { Annotation, InkPoint, Mark, MarkKind } from './annotation'
import { fields, InkFault, list, number, own, text, whole } from './inkFields'

/**
 * Media type of a drawing as it is kept: JSON, each mark's points as one list of whole numbers, four
 * a point (tenths of a unit right and down, hundredths of pressure, milliseconds), each as the
 * difference to the point before.
 */
export const inkContentType = 'application/vnd.alongside.ink+json'

export type ParsedInk =
  | { readonly kind: 'read'; readonly annotation: Annotation }
  | { readonly kind: 'unreadable'; readonly element: string; readonly reason: string }

const mostMarks = 20_000
const mostPointsOfMark = 20_000
const mostPoints = 1_000_000
const longestText = 500
/** How far a point may lie, in the whole numbers of the file. */
const reach = [
  [-1_000_000, 1_000_000],
  [-1_000_000, 1_000_000],
  [0, 100],
  [0, 86_400_000],
] as const
const kinds: readonly MarkKind[] = ['pen', 'highlighter', 'arrow', 'text']

/** Marks never change once drawn, so each is written out once, however often a drawing is saved. */
const written = new WeakMap<Mark, string>()
const comma = piece(',')

/**
 * The drawing in base64. Every piece is filled up with blanks to whole groups of three letters, so
 * that the pieces can be joined as they are: saving the two-thousandth stroke costs one stroke.
 */
export function writeInk(annotation: Annotation): string {
  const { format, id, base, viewBox } = annotation
  const head = plainJson({ format, id, base, viewBox }).slice(0, -1)
  return piece(`${head},"marks":[`) + annotation.marks.map(writeMark).join(comma) + piece(']}')
}

function writeMark(mark: Mark): string {
  const known = written.get(mark)
  if (known !== undefined) return known
  const made = piece(plainJson({ ...mark, points: steps(mark.points) }))
  written.set(mark, made)
  return made
}

function steps(points: readonly InkPoint[]): readonly number[] {
  let before = [0, 0, 0, 0]
  return points.flatMap(({ x, y, p, t }) => {
    const now = [Math.round(x * 10), Math.round(y * 10), Math.round(p * 100), Math.round(t)]
    const step = now.map((value, index) => value - (before[index] ?? 0))
    before = now
    return step
  })
}

/** JSON in ASCII letters only. */
function plainJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function piece(ascii: string): string {
  return btoa(ascii.padEnd(Math.ceil(ascii.length / 3) * 3))
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
  const points = pointsFrom(list(own(mark, 'points'), `${at}.points`, 4 * mostPointsOfMark), at)
  const instant = text(own(mark, 'at'), `${at}.at`, 40)
  if (Number.isNaN(Date.parse(instant))) throw new InkFault(`${at}.at`, 'is not an instant')
  return {
    id: text(own(mark, 'id'), `${at}.id`, 64),
    kind,
    colour,
    width: number(own(mark, 'width'), `${at}.width`, 0.1, 1000),
    points,
    ...(kind === 'text' && { text: text(own(mark, 'text'), `${at}.text`, longestText) }),
    authorId: text(own(mark, 'authorId'), `${at}.authorId`, 64),
    authorName: text(own(mark, 'authorName'), `${at}.authorName`, 200),
    role,
    at: instant,
  }
}

function pointsFrom(steps: readonly unknown[], at: string): readonly InkPoint[] {
  if (steps.length === 0 || steps.length % 4 !== 0)
    throw new InkFault(`${at}.points`, 'are not four numbers each')
  const sum = [0, 0, 0, 0]
  return Array.from({ length: steps.length / 4 }, (_, index) => {
    const [x, y, p, t] = sum.map((before, part) => {
      const place = index * 4 + part
      const [least, most] = reach[part] ?? [0, 0]
      const step = number(steps[place], `${at}.points[${place}]`, -2 * most, 2 * most)
      sum[part] = number(before + step, `${at}.points[${place}]`, least, most)
      return sum[part]
    })
    return { x: (x ?? 0) / 10, y: (y ?? 0) / 10, p: (p ?? 0) / 100, t: t ?? 0 }
  })
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
