/** What a reader hears after the name of a field: the mistake first, then the hint. */
export function fieldAria(
  id: string,
  { hint, error }: { readonly hint?: string | undefined; readonly error?: string | undefined },
): { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string } {
  const parts = [...(error ? [`${id}-error`] : []), ...(hint ? [`${id}-hint`] : [])]
  return {
    ...(error ? { 'aria-invalid': true } : {}),
    ...(parts.length > 0 ? { 'aria-describedby': parts.join(' ') } : {}),
  }
}
