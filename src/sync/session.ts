/**
 * Who is signed in on this tablet. The token stays here, in `sync`; screens only see the person.
 * The seam for OAuth2: another `signIn` that ends in the same Session.
 */
export interface Session {
  readonly token: string
  readonly expiresAt: string
  /** Instant of the sign-in; a refresh does not change it. */
  readonly since: string
  /** Good for one use: each refresh gives the next. */
  readonly refreshToken?: string
  /** Where the record is kept, if not at the clinic's own endpoint. Ends without a slash. */
  readonly recordBase?: string
  readonly clinician: { readonly id: string; readonly name: string }
}

export type SignInEnd = 'signed-in' | 'wrong' | 'too-many' | 'unreachable'

const KEY = 'session'
let session: Session | undefined

/** As the tablet kept it: `stored` is what `readFirst` found. */
export function restoreSession(stored: unknown): Session | undefined {
  session = stored as Session | undefined
  return session
}

export const currentSession = (): Session | undefined => session

/** Undefined once it has run out: the push then pauses, and no attempt is burnt. */
export function currentToken(now: number): string | undefined {
  return session && Date.parse(session.expiresAt) > now ? session.token : undefined
}

export const recordBase = (): string | undefined => session?.recordBase

/** `refused`: somebody has to sign in. */
export type Renewal = 'renewed' | 'refused' | 'unreachable'

/**
 * A new token for the one that ran out, without asking anybody. The next refresh token is on the
 * disk before the new token is used: a tablet that dies in between would be signed out.
 */
export function refreshSession(base: string): Promise<Renewal> {
  // Two tabs hold the same token, and it is good for one use.
  return navigator.locks.request('alongside-refresh', async () => {
    const before = session
    if (!before) return 'refused'
    const { readDevice, writeDevice } = await import('@/records/device')
    const stored = await readDevice<Session>(KEY)
    if (stored && stored.token !== before.token && stored.clinician.id === before.clinician.id) {
      session = stored
      return Date.parse(stored.expiresAt) > Date.now() ? 'renewed' : 'refused'
    }
    if (before.refreshToken === undefined) return 'refused'
    const given = await askForNext(base, before.refreshToken)
    if (typeof given === 'string') return given
    if (session !== before) return 'refused'
    const next = { ...given, since: before.since }
    await writeDevice(KEY, next)
    session = next
    return 'renewed'
  })
}

async function askForNext(
  base: string,
  refreshToken: string,
): Promise<Session | 'refused' | 'unreachable'> {
  try {
    const response = await fetch(`${base}/auth/refresh`, {
      method: 'POST',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
      signal: AbortSignal.timeout(15_000),
    })
    if (response.status === 401) return 'refused'
    const given = response.ok ? parseSession(await response.json()) : undefined
    return given ?? 'unreachable'
  } catch {
    return 'unreachable'
  }
}

export async function signIn(base: string, username: string, password: string): Promise<SignInEnd> {
  let response: Response
  try {
    response = await fetch(`${base}/auth/sign-in`, {
      method: 'POST',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal: AbortSignal.timeout(15_000),
    })
  } catch {
    return 'unreachable'
  }
  if (response.status === 401) return 'wrong'
  if (response.status === 429) return 'too-many'
  if (!response.ok) return 'unreachable'
  const next = parseSession(await response.json().catch(() => null))
  if (!next) return 'unreachable'
  session = next
  const { writeDevice } = await import('@/records/device')
  await writeDevice(KEY, next)
  return 'signed-in'
}

/** Unsent edits stay on the tablet: the next clinician who signs in sends them. */
export async function signOut(base: string): Promise<void> {
  const { token, refreshToken } = session ?? {}
  session = undefined
  const { forgetDevice } = await import('@/records/device')
  await forgetDevice(KEY)
  if (token !== undefined)
    await fetch(`${base}/auth/sign-out`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
      signal: AbortSignal.timeout(5_000),
    }).catch(() => {
      // Away from the network the token simply runs out.
    })
}

function parseSession(body: unknown): Session | undefined {
  const given = (body ?? {}) as Record<string, unknown>
  const { token, expiresAt, practitioner, refreshToken, recordBase } = given
  const { id, name } = (practitioner ?? {}) as Record<string, unknown>
  if (typeof token !== 'string' || typeof expiresAt !== 'string') return undefined
  if (typeof id !== 'string' || typeof name !== 'string') return undefined
  return {
    ...{ token, expiresAt, since: new Date().toISOString(), clinician: { id, name } },
    ...(typeof refreshToken === 'string' && { refreshToken }),
    ...(typeof recordBase === 'string' && { recordBase }),
  }
}
