/** Asks again until the answer is there; fails with what was waited for and what was last seen. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  { within = 30_000, every = 100 }: { within?: number; every?: number } = {},
): Promise<T> {
  const end = Date.now() + within
  let last: unknown
  for (;;) {
    try {
      const answer = await ask()
      if (answer !== undefined) return answer
    } catch (error) {
      last = error
    }
    if (Date.now() > end) throw new Error(`Waited ${within} ms for ${what}`, { cause: last })
    await new Promise((resolve) => setTimeout(resolve, every))
  }
}
