/**
 * FHIR keeps the precision of a decimal: 1.50 is not 1.5. JavaScript forgets it, so a container
 * remembers, beside each number that would change, the text in which it arrived.
 */
const asWritten: unique symbol = Symbol('decimals as written')

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject
export interface JsonObject {
  [key: string]: JsonValue | undefined
}

interface Remembering {
  [asWritten]?: Map<string, string>
}

export function rememberDecimal(container: object, key: string | number, text: string): void {
  const remembering = container as Remembering
  const remembered = remembering[asWritten] ?? new Map<string, string>()
  remembered.set(String(key), text)
  remembering[asWritten] = remembered
}

/** The text of a number as it arrived, or undefined when JavaScript's own spelling is the same. */
export function decimalAsWritten(
  container: object,
  key: string | number,
  value: number,
): string | undefined {
  const text = (container as Remembering)[asWritten]?.get(String(key))
  return text !== undefined && Number(text) === value ? text : undefined
}

/** A patch that sets or moves a number must not inherit the digits of the number before it. */
export function forgetDecimal(container: object, key: string | number): void {
  const remembered = (container as Remembering)[asWritten]
  if (!remembered) return
  if (Array.isArray(container)) remembered.clear()
  else remembered.delete(String(key))
}
