import type { PaperBlock } from './blocks'
import { breakLines } from './breakLines'
import { isRightToLeft } from './letters'
import { lineHeight, looks, type Look } from './looks'

/** One line of the page: never cut. Points. */
export interface Row {
  readonly height: number
  /** Stays on the page of the row after it. */
  readonly withNext: boolean
  /** Stands inside the frame of the warning signs. */
  readonly framed: boolean
  /** A gap: not wanted at the head of a page. */
  readonly gap: boolean
  readonly line?: {
    readonly text: string
    readonly look: Look
    /** From the edge of the column on the side where reading begins. */
    readonly inset: number
    readonly rightToLeft: boolean
    readonly bullet: boolean
  }
  readonly picture?: { readonly id: string; readonly width: number; readonly height: number }
}

export interface RowSettings {
  readonly column: number
  readonly quotes: readonly [string, string]
  readonly measure: (text: string, look: Look, rightToLeft: boolean) => number
  /** Width over height; a picture that could not be made is left out. */
  readonly shapeOf: (pictureId: string) => number | undefined
}

const indent = 16
const frameInset = 14
const highestPicture = 240

export function rowsOf(blocks: readonly PaperBlock[], settings: RowSettings): readonly Row[] {
  return blocks.flatMap((block) => rowsOfBlock(block, settings))
}

function rowsOfBlock(block: PaperBlock, settings: RowSettings): readonly Row[] {
  switch (block.kind) {
    case 'title':
      return [
        ...lines(block.text, looks.title, settings, { withNext: true }),
        ...block.under.flatMap((under) => lines(under, looks.text, settings)),
      ]
    case 'heading':
      return [gap(16), ...lines(block.text, looks.heading, settings, { withNext: true }), gap(3)]
    case 'words': {
      const [open, close] = settings.quotes
      const said = `${open}${block.text}${close}`
      return [gap(4), ...lines(said, looks.words, settings, within(block))]
    }
    case 'bullet':
      return [
        gap(4),
        ...lines(block.text, looks.bullet, settings, { ...within(block), bullet: true }),
      ]
    case 'text':
      return [gap(2), ...lines(block.text, looks.text, settings, within(block))]
    case 'small':
      return [gap(6), ...lines(block.text, looks.small, settings, within(block))]
    case 'picture':
      return pictureRows(block.id, block.caption, settings)
    case 'help':
      return helpRows(block.heading, block.inside, settings)
  }
}

interface LineSettings {
  readonly inset?: number
  readonly bullet?: boolean
  /** The last line too: what comes next belongs to it. */
  readonly withNext?: boolean
}

const within = ({ withNext = false }: { readonly withNext?: boolean }): LineSettings => ({
  inset: indent,
  withNext,
})

/** No single first or last line is left alone on a page. */
function lines(
  text: string,
  look: Look,
  { column, measure }: RowSettings,
  { inset = 0, bullet = false, withNext = false }: LineSettings = {},
): readonly Row[] {
  const rightToLeft = isRightToLeft(text)
  const broken = breakLines(text, column - inset, (part) => measure(part, look, rightToLeft))
  return broken.map((line, index) => ({
    height: lineHeight(look),
    withNext: index === broken.length - 1 ? withNext : index === 0 || index === broken.length - 2,
    framed: false,
    gap: false,
    line: { text: line, look, inset, rightToLeft, bullet: bullet && index === 0 },
  }))
}

function pictureRows(id: string, caption: string, settings: RowSettings): readonly Row[] {
  const shape = settings.shapeOf(id)
  const told = lines(caption, looks.small, settings)
  if (shape === undefined) return told
  const width = Math.min(settings.column, highestPicture * shape)
  const height = width / shape
  const picture: Row = {
    height: height + 4,
    withNext: true,
    framed: false,
    gap: false,
    picture: { id, width, height },
  }
  return [gap(8), picture, ...told]
}

function helpRows(
  heading: string,
  inside: readonly PaperBlock[],
  settings: RowSettings,
): readonly Row[] {
  const narrow = { ...settings, column: settings.column - 2 * frameInset }
  const framed = [
    { ...gap(10), gap: false },
    ...lines(heading, looks.helpHeading, narrow, { withNext: true }),
    ...rowsOf(inside, narrow),
    { ...gap(10), gap: false, withNext: false },
  ].map((row, index, all) => ({
    ...row,
    framed: true,
    // The last line holds the lower edge of its frame.
    withNext: row.withNext || index === all.length - 2,
    ...(row.line && { line: { ...row.line, inset: row.line.inset + frameInset } }),
  }))
  return [gap(16), ...framed]
}

/** Belongs to what comes after it. */
const gap = (height: number): Row => ({ height, withNext: true, framed: false, gap: true })
