/** Seeded randomness (mulberry32): the same seed gives the same run, on every machine. */
export class Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** 0 … below - 1. */
  int(below: number): number {
    return Math.floor(this.next() * below)
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)] as T
  }

  /** A stream of its own: what is drawn from it moves nothing elsewhere. */
  fork(): Random {
    return new Random(Math.floor(this.next() * 4_294_967_296))
  }

  uuid(): `${string}-${string}-${string}-${string}-${string}` {
    const hex = (digits: number) =>
      Array.from({ length: digits }, () => this.int(16).toString(16)).join('')
    return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
  }
}
