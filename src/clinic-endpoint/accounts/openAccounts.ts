import { createHash, randomBytes } from 'node:crypto'
import type { Store } from '../store/openStore'
import { openBackOff } from './backOff'
import { openHashWorker } from './hashWorker'
import { defaultCost, hashPassword, verifyPassword, type HashCost } from './passwords'

/** Who signs in: the Practitioner of the record, and the name to greet. */
interface AccountPractitioner {
  readonly id: string
  readonly name: string
}

interface NewAccount {
  readonly username: string
  readonly password: string
  readonly practitioner: AccountPractitioner
}

interface Session {
  /** 256 random bits; only its SHA-256 is kept. */
  readonly token: string
  /** An instant, in UTC. */
  readonly expiresAt: string
  /** Good for one use, until the sign-in itself runs out; gives the next pair. */
  readonly refreshToken: string
  readonly practitioner: AccountPractitioner
}

type SignIn =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'refused' }
  | { readonly kind: 'throttled'; readonly seconds: number }

export interface Accounts {
  /** False, and nothing is changed, when the username is taken. */
  add: (account: NewAccount) => Promise<boolean>
  usernames: () => string[]
  signIn: (username: string, password: string) => Promise<SignIn>
  /** Undefined for a refresh token that is unknown, used, or of a sign-in that has run out. */
  refresh: (refreshToken: string) => Session | undefined
  signOut: (token: string, refreshToken?: string) => void
  /** Undefined for a token that is unknown, expired or signed out. */
  whoHolds: (token: string) => { username: string; practitioner: AccountPractitioner } | undefined
  close: () => Promise<void>
}

export interface AccountOptions {
  /** How long a sign-in lasts without the password. */
  readonly sessionHours?: number
  /** How long one token lasts; the tablet renews it by itself. */
  readonly tokenMinutes?: number
  readonly cost?: HashCost
}

export function openAccounts(store: Store, options: AccountOptions = {}): Accounts {
  const { db, clock } = store
  const { sessionHours = 12, tokenMinutes = 60, cost = defaultCost } = options
  const worker = openHashWorker()
  const backOff = openBackOff(clock)
  const find = db.prepare('SELECT password, practitioner FROM account WHERE username = ?').raw()
  const names = db.prepare('SELECT username FROM account ORDER BY username').raw()
  const insert = db.prepare(
    'INSERT OR IGNORE INTO account(username, password, practitioner) VALUES (?, ?, ?)',
  )
  const addSession = db.prepare('INSERT INTO session(token, username, expires) VALUES (?, ?, ?)')
  const dropSession = db.prepare('DELETE FROM session WHERE token = ?')
  const dropExpired = db.prepare('DELETE FROM session WHERE expires <= ?')
  const holder = db
    .prepare(
      `SELECT s.username, a.practitioner FROM session s JOIN account a ON a.username = s.username
       WHERE s.token = ? AND s.expires > ?`,
    )
    .raw()
  const renewable = db
    .prepare(
      `SELECT s.username, a.practitioner, s.expires FROM session s
       JOIN account a ON a.username = s.username WHERE s.token = ? AND s.expires > ?`,
    )
    .raw()
  const endOf = (now: number) => now + sessionHours * 3_600_000
  // An unknown name is checked against this, so that it takes as long as a known one.
  const nobody = hashPassword(worker, randomBytes(16).toString('hex'), cost)
  nobody.catch(() => undefined)

  const openSession = (username: string, practitioner: string, until: number): Session => {
    const token = randomBytes(32).toString('base64url')
    const refreshToken = randomBytes(32).toString('base64url')
    const expires = Math.min(clock() + tokenMinutes * 60_000, until)
    dropExpired.run(clock())
    addSession.run(digestOf(token), username, expires)
    addSession.run(digestOf(refreshing(refreshToken)), username, until)
    return {
      token,
      expiresAt: new Date(expires).toISOString(),
      refreshToken,
      practitioner: JSON.parse(practitioner) as AccountPractitioner,
    }
  }
  return {
    add: async ({ username, password, practitioner }) => {
      const hash = await hashPassword(worker, password, cost)
      return insert.run(keyOf(username), hash, JSON.stringify(practitioner)).changes > 0
    },
    usernames: () => (names.all() as [string][]).map(([username]) => username),
    signIn: async (given, password) => {
      const username = keyOf(given)
      const seconds = backOff.attempt(username)
      if (seconds !== undefined) return { kind: 'throttled', seconds }
      const account = find.get(username) as [string, string] | undefined
      const matches = await verifyPassword(worker, password, account?.[0] ?? (await nobody))
      if (!account || !matches) return { kind: 'refused' }
      backOff.forget(username)
      return { kind: 'signed-in', session: openSession(username, account[1], endOf(clock())) }
    },
    refresh: (refreshToken) => {
      const digest = digestOf(refreshing(refreshToken))
      const row = renewable.get(digest, clock()) as [string, string, number] | undefined
      if (!row) return undefined
      dropSession.run(digest)
      return openSession(...row)
    },
    signOut: (token, refreshToken) => {
      dropSession.run(digestOf(token))
      if (refreshToken !== undefined) dropSession.run(digestOf(refreshing(refreshToken)))
    },
    whoHolds: (token) => {
      const row = holder.get(digestOf(token), clock()) as [string, string] | undefined
      if (!row) return undefined
      return { username: row[0], practitioner: JSON.parse(row[1]) as AccountPractitioner }
    },
    close: () => worker.close(),
  }
}

/** A refresh token is no bearer token: it is kept under another name. */
const refreshing = (token: string) => `refresh ${token}`

function keyOf(username: string): string {
  return username.trim().toLowerCase().normalize('NFKC').slice(0, 200)
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
