const window = 15 * 60_000
const allowed = 10
const mostNames = 10_000

interface BackOff {
  /** Counts an attempt before it is made; seconds to wait when there were too many. */
  attempt: (username: string) => number | undefined
  forget: (username: string) => void
}

/**
 * Ten misses in 15 minutes close a name for a while, one that does not exist as well. Attempts are
 * counted when they begin: a hundred at once must not all slip through while the first is hashed.
 */
export function openBackOff(clock: () => number): BackOff {
  const attempts = new Map<string, number[]>()
  return {
    attempt: (username) => {
      const now = clock()
      const recent = (attempts.get(username) ?? []).filter((at) => at > now - window)
      const [first] = recent
      if (first !== undefined && recent.length >= allowed)
        return Math.max(1, Math.ceil((first + window - now) / 1000))
      attempts.delete(username)
      attempts.set(username, [...recent, now])
      if (attempts.size > mostNames) attempts.delete(attempts.keys().next().value ?? '')
      return undefined
    },
    forget: (username) => {
      attempts.delete(username)
    },
  }
}
