/** A small seeded generator (mulberry32): the same seed tells the same story on every machine. */
export interface Random {
  /** 0 <= x < 1 */
  readonly next: () => number
  /** Bell-shaped around 0 with the given spread, cut at two spreads: no value beyond belief. */
  readonly around: (spread: number) => number
}

export function seededRandom(seed: string): Random {
  let state = hash(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const around = (spread: number): number => {
    const sum = next() + next() + next() + next() - 2
    return Math.max(-2, Math.min(2, sum * 1.73)) * spread
  }
  return { next, around }
}

function hash(text: string): number {
  let state = 2166136261
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619)
  return state
}
