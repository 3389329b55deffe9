/** UTF-8 text from base64; `undefined` for what is neither. */
export function fromBase64(data: string): string | undefined {
  try {
    const letters = atob(data)
    // Plain ASCII, as we write it ourselves, is its own UTF-8.
    if (!/[\u0080-\u00ff]/.test(letters)) return letters
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
