/**
 * Who is signed in on this tablet. The token stays here, in `sync`; screens only see the person.
 * The seam for OAuth2: another `signIn` that ends in the same Session.
 */
export interface Session {
  readonly token: string
  readonly expiresAt: string
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
  const token = session?.token
  session = undefined
  const { forgetDevice } = await import('@/records/device')
  await forgetDevice(KEY)
  if (token !== undefined)
    await fetch(`${base}/auth/sign-out`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(5_000),
    }).catch(() => {
      // Away from the network the token simply runs out.
    })
}

function parseSession(body: unknown): Session | undefined {
  const { token, expiresAt, practitioner } = (body ?? {}) as Record<string, unknown>
  const { id, name } = (practitioner ?? {}) as Record<string, unknown>
  if (typeof token !== 'string' || typeof expiresAt !== 'string') return undefined
  if (typeof id !== 'string' || typeof name !== 'string') return undefined
  return { token, expiresAt, clinician: { id, name } }
}
