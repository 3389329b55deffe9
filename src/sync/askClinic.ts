import type { FeedbackReport } from '@/domain/visit/feedback'
import { currentToken } from './session'

/** Has the clinic a mail server? Undefined where it could not be asked. */
export async function askMailSetUp(base: string): Promise<boolean | undefined> {
  const { configured } = ((await ask(`${base}/clinic/mail`)) ?? {}) as { configured?: unknown }
  return typeof configured === 'boolean' ? configured : undefined
}

/** How visits were, for all patients together. Undefined where the clinic could not be asked. */
export async function askFeedback(base: string): Promise<FeedbackReport | undefined> {
  return (await ask(`${base}/clinic/feedback`)) as FeedbackReport | undefined
}

async function ask(url: string): Promise<unknown> {
  const token = currentToken(Date.now())
  if (token === undefined) return undefined
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(15_000),
    })
    return response.ok ? ((await response.json()) as unknown) : undefined
  } catch {
    return undefined
  }
}
