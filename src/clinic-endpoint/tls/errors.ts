/** The clinic's own certificate or key cannot be used. The message says what to do. */
export class UnusableCertificate extends Error {
  override readonly name = 'UnusableCertificate'
}
