export interface SyncFacts {
  readonly waiting: number
  readonly sending: number
  readonly needsYou: number
  /** What waited when the browser threw the store away, until somebody has read it; else null. */
  readonly cleared: number | null
}

type Tone = 'needs' | 'held' | 'sending' | 'saved'

export interface SyncWords {
  readonly key: `common.sync.${'needsYou' | 'cleared' | 'sending' | 'waiting' | 'sent'}`
  readonly values: { readonly n: number; readonly of: number }
  /** Picks the plural. */
  readonly count: number
  readonly tone: Tone
}

interface ShortWords {
  readonly key: `app.nav.${'needsYou' | 'cleared' | 'waiting'}` | 'common.sync.sent'
  readonly count: number
  readonly tone: Tone
}

/** What is true at this moment, as a message key with its numbers. What needs a person goes first. */
export function syncWords({ waiting, sending, needsYou, cleared }: SyncFacts): SyncWords {
  const words = (
    key: SyncWords['key'],
    tone: SyncWords['tone'],
    count: number,
    n = count,
  ): SyncWords => ({ key, tone, count, values: { n, of: count } })

  if (needsYou > 0) return words('common.sync.needsYou', 'needs', needsYou)
  // Nothing waits in an empty store: "All sent" would be said of edits that are gone.
  if (cleared !== null) return words('common.sync.cleared', 'needs', cleared)
  if (sending > 0)
    return words('common.sync.sending', 'sending', Math.max(waiting, sending), sending)
  if (waiting > 0) return words('common.sync.waiting', 'held', waiting)
  return words('common.sync.sent', 'saved', 0)
}

/** The same in a word or two, for a place that is narrow. */
export function shortSyncWords({ waiting, sending, needsYou, cleared }: SyncFacts): ShortWords {
  if (needsYou > 0) return { key: 'app.nav.needsYou', tone: 'needs', count: needsYou }
  if (cleared !== null) return { key: 'app.nav.cleared', tone: 'needs', count: cleared }
  const count = Math.max(waiting, sending)
  return count > 0
    ? { key: 'app.nav.waiting', tone: 'held', count }
    : { key: 'common.sync.sent', tone: 'saved', count }
}

/** Edits that wait are not kept quiet because something else needs a person. */
export function alsoWaiting({ waiting, sending, needsYou, cleared }: SyncFacts) {
  return waiting > 0 && (needsYou > 0 || cleared !== null)
    ? syncWords({ waiting, sending, needsYou: 0, cleared: null })
    : undefined
}
