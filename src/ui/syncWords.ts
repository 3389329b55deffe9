export interface SyncCounts {
  readonly waiting: number
  readonly sending: number
  readonly needsYou: number
}

/** What is true at this moment, as a message key with its numbers. */
export function syncWords({ waiting, sending, needsYou }: SyncCounts): {
  readonly key: `common.sync.${'needsYou' | 'sending' | 'waiting' | 'sent'}`
  readonly values: { readonly n: number; readonly of: number }
  readonly count: number
  readonly tone: 'held' | 'sending' | 'saved'
} {
  if (needsYou > 0)
    return {
      key: 'common.sync.needsYou',
      values: { n: needsYou, of: needsYou },
      count: needsYou,
      tone: 'held',
    }
  if (sending > 0)
    return {
      key: 'common.sync.sending',
      values: { n: sending, of: waiting },
      count: waiting,
      tone: 'sending',
    }
  if (waiting > 0)
    return {
      key: 'common.sync.waiting',
      values: { n: waiting, of: waiting },
      count: waiting,
      tone: 'held',
    }
  return { key: 'common.sync.sent', values: { n: 0, of: 0 }, count: 0, tone: 'saved' }
}
