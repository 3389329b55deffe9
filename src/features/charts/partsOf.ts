/** A sentence cut at the given pieces, so that they can be set in bold without raw HTML. */
export function partsOf(
  sentence: string,
  strong: readonly string[],
): readonly { readonly text: string; readonly strong: boolean }[] {
  const pieces = strong.filter((piece) => piece !== '').sort((a, b) => b.length - a.length)
  if (pieces.length === 0) return [{ text: sentence, strong: false }]
  const pattern = new RegExp(
    `(${pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
  )
  return sentence
    .split(pattern)
    .filter((text) => text !== '')
    .map((text) => ({ text, strong: pieces.includes(text) }))
}
