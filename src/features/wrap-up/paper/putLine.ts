import type { jsPDF } from 'jspdf'
import { isPlain, runsOf, type Run } from './letters'
import { baseline, type Look } from './looks'

/** How letters are drawn that the PDF's own fonts do not have. */
export interface Hand {
  readonly width: (text: string, look: Look) => number
  readonly line: (
    text: string,
    look: Look,
    rightToLeft: boolean,
  ) => { image: string; width: number; height: number; edge: number }
}

/** Where a line may stand. Points from the left and from the top of the sheet. */
interface Room {
  readonly start: number
  readonly end: number
  readonly top: number
}

/** A line from the right is drawn as a whole where it needs it: a browser knows its order. */
const partsOf = (text: string, rightToLeft: boolean) =>
  rightToLeft ? [{ text, plain: isPlain(text) && !/\p{P}/u.test(text) }] : runsOf(text)

/** Points, by the fonts in which it will stand. */
export function widthOfLine(
  pdf: jsPDF,
  line: string,
  look: Look,
  rightToLeft: boolean,
  hand: Hand,
): number {
  const widthOf = ({ text, plain }: Run) =>
    plain ? writtenWidth(pdf, text, look) : drawnWidth(pdf, text, look, hand)
  return partsOf(line, rightToLeft).reduce((sum, part) => sum + widthOf(part), 0)
}

export function putLine(
  pdf: jsPDF,
  line: string,
  look: Look,
  rightToLeft: boolean,
  { start, end, top }: Room,
  hand: Hand,
): void {
  let x = rightToLeft ? end - widthOfLine(pdf, line, look, rightToLeft, hand) : start
  for (const { text, plain } of partsOf(line, rightToLeft)) {
    if (plain) {
      wear(pdf, look)
      pdf.text(text, x, top + baseline(look))
      x += pdf.getTextWidth(text)
      continue
    }
    const drawn = hand.line(text.trimEnd(), look, rightToLeft)
    const left = x - drawn.edge
    asWords(pdf, text, look, { x, y: top + baseline(look) }, () =>
      pdf.addImage(drawn.image, 'JPEG', left, top, drawn.width, drawn.height),
    )
    x += drawnWidth(pdf, text, look, hand)
  }
}

/**
 * What is drawn stays words: readers find it, copy it (into a translator, say) and read it aloud.
 * Unseen letters beneath the picture carry them (PDF 32000-1, 14.9.4).
 */
function asWords(
  pdf: jsPDF,
  text: string,
  look: Look,
  { x, y }: { readonly x: number; readonly y: number },
  draw: () => void,
): void {
  const page = pdf.internal as unknown as { write: (operators: string) => void }
  const units = Array.from({ length: text.length }, (_, n) => text.charCodeAt(n))
  const hex = units.map((unit) => unit.toString(16).padStart(4, '0')).join('')
  page.write(`/Span <</ActualText <feff${hex}>>> BDC`)
  draw()
  wear(pdf, look)
  pdf.text('x'.repeat(Math.max(1, Math.round(text.length / 2))), x, y, {
    renderingMode: 'invisible',
  })
  page.write('EMC')
}

/** Not every engine gives a space at the end its width. */
function drawnWidth(pdf: jsPDF, text: string, look: Look, hand: Hand): number {
  const words = text.trimEnd()
  return hand.width(words, look) + writtenWidth(pdf, text.slice(words.length), look)
}

function writtenWidth(pdf: jsPDF, text: string, look: Look): number {
  wear(pdf, look)
  return pdf.getTextWidth(text)
}

function wear(pdf: jsPDF, { font, bold, size, colour }: Look): void {
  pdf.setFont(font === 'serif' ? 'times' : 'helvetica', bold ? 'bold' : 'normal')
  pdf.setFontSize(size)
  pdf.setTextColor(colour)
}
