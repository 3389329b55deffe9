interface SyncCounts {
  readonly waiting: number
  readonly sending: number
  readonly needsYou: number
}

export interface SyncWords {
  readonly key: `common.sync.${'needsYou' | 'sending' | 'waiting' | 'sent'}`
  readonly values: { readonly n: number; readonly of: number }
  /** Picks the plural. */
  readonly count: number
  readonly tone: 'needs' | 'held' | 'sending' | 'saved'
}

/** What is true at this moment, as a message key with its numbers. What needs a person goes first. */
export function syncWords({ waiting, sending, needsYou }: SyncCounts): SyncWords {
  const words = (
    key: SyncWords['key'],
    tone: SyncWords['tone'],
    count: number,
    n = count,
  ): SyncWords => ({ key, tone, count, values: { n, of: count } })

  if (needsYou > 0) return words('common.sync.needsYou', 'needs', needsYou)
  if (sending > 0)
    return words('common.sync.sending', 'sending', Math.max(waiting, sending), sending)
  if (waiting > 0) return words('common.sync.waiting', 'held', waiting)
  return words('common.sync.sent', 'saved', 0)
}

/** Edits that wait are not kept quiet because another one needs a person. */
export function alsoWaiting({ waiting, sending, needsYou }: SyncCounts): SyncWords | undefined {
  return needsYou > 0 && waiting > 0 ? syncWords({ waiting, sending, needsYou: 0 }) : undefined
}
