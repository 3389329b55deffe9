const FIRST_MS = 2_000
const LONGEST_MS = 300_000

/** Full jitter from 2 s to 5 min, so that fifty tablets do not come back in one moment. */
export function backoff(attempt: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 12))
  return FIRST_MS + Math.floor(random() * (ceiling - FIRST_MS))
}
