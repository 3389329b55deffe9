import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { HashWorker } from './hashWorker'

/** What a guess costs: 64 MiB and 3 passes unless a test needs to be quick. */
export interface HashCost {
  readonly memoryKiB: number
  readonly passes: number
}
export const defaultCost: HashCost = { memoryKiB: 65_536, passes: 3 }

const encoded = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/

/** The parameters travel with the hash, so that they can be raised without anyone signing in anew. */
export async function hashPassword(
  worker: HashWorker,
  password: string,
  cost: HashCost,
): Promise<string> {
  const salt = randomBytes(16)
  const hash = await worker.hash({ password: normal(password), salt, ...cost })
  const parameters = `m=${String(cost.memoryKiB)},t=${String(cost.passes)},p=1`
  return `$argon2id$v=19$${parameters}$${salt.toString('base64url')}$${Buffer.from(hash).toString('base64url')}`
}

/** False for a wrong password; takes as long as the stored parameters say, right or wrong. */
export async function verifyPassword(
  worker: HashWorker,
  password: string,
  stored: string,
): Promise<boolean> {
  const [, memory, passes, salt, hash] = encoded.exec(stored) ?? []
  if (salt === undefined || hash === undefined) throw new Error('a password hash cannot be read')
  const found = await worker.hash({
    password: normal(password),
    salt: Buffer.from(salt, 'base64url'),
    memoryKiB: Number(memory),
    passes: Number(passes),
  })
  const wanted = Buffer.from(hash, 'base64url')
  return found.length === wanted.length && timingSafeEqual(found, wanted)
}

/** The same letters however the keyboard composes them. */
function normal(password: string): string {
  return password.normalize('NFKC')
}
