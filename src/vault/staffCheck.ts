/**
 * Knows a clinician's password again without a network. Not a key: it opens no row. The vault's
 * own PIN and keys take its place when they land.
 */
export interface StaffCheck {
  readonly salt: string
  readonly rounds: number
  readonly hash: string
}

/** OWASP Password Storage Cheat Sheet, 2023: PBKDF2-HMAC-SHA256 with 600,000 iterations. */
const ROUNDS = 600_000

export async function makeStaffCheck(password: string): Promise<StaffCheck> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return { salt: hex(salt), rounds: ROUNDS, hash: await derive(password, salt, ROUNDS) }
}

export async function passesStaffCheck(check: StaffCheck, password: string): Promise<boolean> {
  const salt = Uint8Array.from(check.salt.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return (await derive(password, salt, check.rounds)) === check.hash
}

async function derive(password: string, salt: BufferSource, iterations: number): Promise<string> {
  const words = new TextEncoder().encode(password.normalize('NFKC'))
  const key = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits'])
  const rule = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return hex(new Uint8Array(await crypto.subtle.deriveBits(rule, key, 256)))
}

const hex = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
