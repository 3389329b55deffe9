/** What the standard fonts of a PDF can write: Windows-1252. */
const plain = /^[\t\n\r -~\u00a0-ÿ€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/

/** Can this be real text in the PDF? Else it is drawn, so that no letter is lost. */
export const isPlain = (text: string): boolean => plain.test(text)

const first =
  /[A-Za-z\u00c0-\u02af\u0370-\u058f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u3040-\u9fff]/
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

/** The side on which a paragraph begins, by its first letter, as browsers do with `dir="auto"`. */
export function isRightToLeft(text: string): boolean {
  const letter = first.exec(text)?.[0]
  return letter !== undefined && rightToLeft.test(letter)
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Letters as people see them: a joined emoji is one. */
export const lettersOf = (text: string): readonly string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment)
