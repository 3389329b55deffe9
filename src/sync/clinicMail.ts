import { currentToken } from './session'

/** Has the clinic a mail server? Undefined where it could not be asked. */
export async function askMailSetUp(base: string): Promise<boolean | undefined> {
  const token = currentToken(Date.now())
  if (token === undefined) return undefined
  try {
    const response = await fetch(`${base}/clinic/mail`, {
      cache: 'no-store',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(15_000),
    })
    if (!response.ok) return undefined
    const { configured } = (await response.json()) as { configured?: unknown }
    return typeof configured === 'boolean' ? configured : undefined
  } catch {
    return undefined
  }
}
