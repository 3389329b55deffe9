/** A flag or a variable that cannot be meant so. The message says what is allowed. */
export class BadOptions extends Error {
  override readonly name = 'BadOptions'
}
