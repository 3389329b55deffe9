import { json, outcome, type Handle } from './exchange'

export interface Sessions {
  readonly handle: Handle
  /** Every token that was given out is refused from here on. */
  readonly expire: () => void
  /** How often somebody had to sign in. */
  readonly signIns: () => number
}

interface Rules {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly newId: () => string
  readonly lifeMs: number
  /** Refresh tokens are given, each good for one use. */
  readonly refreshes: boolean
}

/** Asks everybody for a token that runs out; sign-in and refresh under `/auth`. */
export function withSessions(server: Handle, { clock, newId, lifeMs, refreshes }: Rules): Sessions {
  const tokens = new Map<string, number>()
  const refreshTokens = new Set<string>()
  let signIns = 0
  const give = () => {
    const [token, refreshToken] = [newId(), newId()]
    const expires = clock() + lifeMs
    tokens.set(token, expires)
    refreshTokens.add(refreshToken)
    return json(200, {
      token,
      expiresAt: new Date(expires).toISOString(),
      practitioner: { id: 'ana', name: 'Ana' },
      ...(refreshes ? { refreshToken } : {}),
    })
  }
  return {
    expire: () => tokens.clear(),
    signIns: () => signIns,
    handle: (ask) => {
      if (ask.path === '/auth/sign-in') {
        signIns += 1
        return give()
      }
      if (ask.path === '/auth/refresh') {
        const { refreshToken } = JSON.parse(ask.body) as { refreshToken?: string }
        return refreshToken !== undefined && refreshTokens.delete(refreshToken)
          ? give()
          : outcome(401, 'That refresh token is spent', 'login')
      }
      const token = ask.headers['authorization']?.replace('Bearer ', '') ?? ''
      return (tokens.get(token) ?? 0) > clock() ? server(ask) : outcome(401, 'Sign in', 'login')
    },
  }
}
