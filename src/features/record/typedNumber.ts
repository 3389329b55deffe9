/** "7,4", " 134 " and "1.5" are numbers; "", "12/8" and "1e9" are not. */
export function typedNumber(text: string): number | undefined {
  const tidy = text.trim().replace(',', '.')
  return /^\d{1,5}(?:\.\d{1,4})?$/.test(tidy) ? Number(tidy) : undefined
}
