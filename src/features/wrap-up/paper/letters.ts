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

/** What begins to the left again, whatever stood before it. */
const fromLeft = /^[^\p{L}\p{N}]*\p{L}/u

/** Part of a line, with the space after it. */
export interface Run {
  readonly text: string
  readonly plain: boolean
}

/**
 * A line that begins at the left, in parts: what a PDF can write, and what has to be drawn. Words
 * from the right take along what they put in order (a number after them), so that the parts stand
 * one after the other from the left.
 */
export function runsOf(line: string): readonly Run[] {
  const runs: Run[] = []
  for (const word of line.split(/(?<= )/)) {
    const last = runs.at(-1)
    const follows =
      last !== undefined &&
      rightToLeft.test(last.text) &&
      (!fromLeft.test(word) || isRightToLeft(word))
    const plainWord = isPlain(word) && !follows
    if (last?.plain === plainWord) runs.splice(-1, 1, { ...last, text: last.text + word })
    else runs.push({ text: word, plain: plainWord })
  }
  return runs
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Letters as people see them: a joined emoji is one. */
export const lettersOf = (text: string): readonly string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment)
