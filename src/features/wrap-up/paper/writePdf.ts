import type { jsPDF } from 'jspdf'
import type { PaperBlock } from './blocks'
import { breakLines } from './breakLines'
import { lineHeight, looks } from './looks'
import { pagesOf, type PlacedRow } from './pagesOf'
import { putLine, widthOfLine, type Hand } from './putLine'
import { rowsOf } from './rows'

export interface PaperPicture {
  /** JPEG, as a data address. */
  readonly image: string
  readonly width: number
  readonly height: number
}

export interface Pages {
  readonly blocks: readonly PaperBlock[]
  readonly pictures: ReadonlyMap<string, PaperPicture>
  readonly paper: 'letter' | 'a4'
  readonly language: string
  readonly quotes: readonly [string, string]
  /** Of the document, for readers that show it. */
  readonly title: string
  /** At the foot of every page: whose they are, and of which day. */
  readonly foot: string
  readonly pageOf: (page: number, of: number) => string
}

const margin = 54
const footRoom = 34

/**
 * The pages as a PDF, made here, with no network: real text wherever the standard fonts have the
 * letters, a sharp picture of the line where they do not. The library comes only when asked for.
 */
export async function writePdf(pages: Pages, hand: Hand): Promise<Uint8Array> {
  const { jsPDF: Pdf } = await import('jspdf')
  const pdf = new Pdf({ unit: 'pt', format: pages.paper, compress: true, putOnlyUsedFonts: true })
  pdf.setProperties({ title: pages.title })
  pdf.setLanguage(pages.language === 'es' ? 'es' : 'en-US')
  const column = pdf.internal.pageSize.getWidth() - 2 * margin
  const height = pdf.internal.pageSize.getHeight() - 2 * margin - footRoom

  const rows = rowsOf(pages.blocks, {
    column,
    quotes: pages.quotes,
    measure: (text, look, rightToLeft) => widthOfLine(pdf, text, look, rightToLeft, hand),
    shapeOf: (id) => {
      const picture = pages.pictures.get(id)
      return picture && picture.width / picture.height
    },
  })
  const placed = pagesOf(rows, height)
  for (const [index, page] of placed.entries()) {
    if (index > 0) pdf.addPage()
    frames(pdf, page, column)
    for (const row of page) put(pdf, row, column, pages.pictures, hand)
    foot(pdf, pages, index + 1, placed.length, column, hand)
  }
  return new Uint8Array(pdf.output('arraybuffer'))
}

function put(
  pdf: jsPDF,
  row: PlacedRow,
  column: number,
  pictures: Pages['pictures'],
  hand: Hand,
): void {
  const top = margin + row.y
  const picture = row.picture && pictures.get(row.picture.id)
  if (row.picture && picture)
    pdf.addImage(picture.image, margin, top, row.picture.width, row.picture.height)
  if (!row.line) return
  const { text, look, inset, rightToLeft, bullet } = row.line
  if (bullet) {
    pdf.setFillColor('#16506b')
    const x = rightToLeft ? margin + column - inset + 9 : margin + inset - 9
    pdf.circle(x, top + lineHeight(look) * 0.55, 2.2, 'F')
  }
  putLine(
    pdf,
    text,
    look,
    rightToLeft,
    { start: margin + inset, end: margin + column - inset, top },
    hand,
  )
}

/** The frame around the warning signs; on two pages it is closed on each. */
function frames(pdf: jsPDF, page: readonly PlacedRow[], column: number): void {
  const ends = page.filter((row, at) => row.framed && page[at + 1]?.framed !== true)
  const starts = page.filter((row, at) => row.framed && page[at - 1]?.framed !== true)
  pdf.setDrawColor('#941c27')
  pdf.setLineWidth(1.6)
  for (const [index, first] of starts.entries()) {
    const last = ends[index] ?? first
    const tall = last.y + last.height - first.y
    pdf.roundedRect(margin, margin + first.y, column, tall, 9, 9, 'S')
  }
}

function foot(
  pdf: jsPDF,
  { foot: whose, pageOf }: Pages,
  page: number,
  of: number,
  column: number,
  hand: Hand,
): void {
  const look = looks.small
  const top = pdf.internal.pageSize.getHeight() - margin - lineHeight(look) + 6
  pdf.setDrawColor('#dfd9cd')
  pdf.setLineWidth(0.75)
  pdf.line(margin, top - 8, margin + column, top - 8)
  const number = pageOf(page, of)
  const wide = widthOfLine(pdf, number, look, false, hand)
  putLine(pdf, number, look, false, { start: margin + column - wide, end: 0, top }, hand)
  // Whose pages they are begins at the left in every language: the number has the other end.
  const room = column - wide - 24
  const lines = breakLines(whose, room, (part) => widthOfLine(pdf, part, look, false, hand))
  // Two lines are what the foot of a sheet holds; the first page has the whole name on top.
  for (const [index, text] of lines.slice(0, 2).entries()) {
    const at = top + index * lineHeight(look)
    putLine(pdf, text, look, false, { start: margin, end: margin + room, top: at }, hand)
  }
}
