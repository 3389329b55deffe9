import { rememberDecimal, type JsonObject, type JsonValue } from './decimals'

const deepest = 100
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const controlCharacter = /[^ -\uffff]/

/**
 * JSON as RFC 8259 has it, with decimals kept as written (see decimals.ts).
 * Throws SyntaxError for malformed text, a repeated key or nesting deeper than 100.
 */
export function parseJson(text: string): JsonValue {
  return new Reading(text).document()
}

class Reading {
  private at = 0
  constructor(private readonly text: string) {}

  document(): JsonValue {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1
    this.skipSpace()
    const value = this.value(0, undefined, 0)
    this.skipSpace()
    if (this.at < this.text.length) this.fail('unexpected text after the end')
    return value
  }

  private value(depth: number, owner: object | undefined, key: string | number): JsonValue {
    if (depth > deepest) this.fail('nested too deeply')
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth)
      case '[':
        return this.array(depth)
      case '"':
        return this.string()
      case 't':
        return this.word('true', true)
      case 'f':
        return this.word('false', false)
      case 'n':
        return this.word('null', null)
      default:
        return this.number(owner, key)
    }
  }

  private object(depth: number): JsonObject {
    const found: JsonObject = {}
    this.at++
    this.skipSpace()
    if (this.take('}')) return found
    for (;;) {
      if (this.text[this.at] !== '"') this.fail('expected a property name')
      const key = this.string()
      if (key === '__proto__' || Object.hasOwn(found, key)) this.fail('repeated property name')
      this.skipSpace()
      if (!this.take(':')) this.fail('expected a colon')
      this.skipSpace()
      found[key] = this.value(depth + 1, found, key)
      this.skipSpace()
      if (this.take('}')) return found
      if (!this.take(',')) this.fail('expected a comma or a closing brace')
      this.skipSpace()
    }
  }

  private array(depth: number): JsonValue[] {
    const found: JsonValue[] = []
    this.at++
    this.skipSpace()
    if (this.take(']')) return found
    for (;;) {
      found.push(this.value(depth + 1, found, found.length))
      this.skipSpace()
      if (this.take(']')) return found
      if (!this.take(',')) this.fail('expected a comma or a closing bracket')
      this.skipSpace()
    }
  }

  private string(): string {
    const start = this.at + 1
    let end = this.text.indexOf('"', start)
    let escaped = false
    while (end > 0 && this.isEscaped(end, start)) {
      escaped = true
      end = this.text.indexOf('"', end + 1)
    }
    if (end < 0) this.fail('a string has no end')
    const raw = this.text.slice(start, end)
    if (controlCharacter.test(raw)) this.fail('a control character in a string')
    this.at = end + 1
    if (!escaped && !raw.includes('\\')) return raw
    return JSON.parse(`"${raw}"`) as string
  }

  private isEscaped(quote: number, start: number): boolean {
    let slashes = 0
    while (quote - slashes > start && this.text[quote - slashes - 1] === '\\') slashes++
    return slashes % 2 === 1
  }

  private number(owner: object | undefined, key: string | number): number {
    numberToken.lastIndex = this.at
    const token = numberToken.exec(this.text)?.[0]
    if (token === undefined) this.fail('unexpected character')
    this.at += token.length
    const value = Number(token)
    if (!Number.isFinite(value)) this.fail('a number too large to keep')
    if (owner && String(value) !== token) rememberDecimal(owner, key, token)
    return value
  }

  private word<T extends JsonValue>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.fail('unexpected character')
    this.at += word.length
    return value
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false
    this.at++
    return true
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      this.at++
    }
  }

  /** Positions only: the text around the mistake may be about a patient. */
  private fail(what: string): never {
    throw new SyntaxError(`${what}, at character ${String(this.at)}`)
  }
}
