import { onCommitted } from '@/records/commitEdit'
import { endPostponement } from '@/records/waiting'
import { createFhirClient, type FhirClient } from './fhirClient'
import { currentToken, recordBase, refreshSession } from './session'
import { turn, type SyncerOptions, type SyncNews } from './turn'

const TICK_MS = 60_000
const AFTER_COMMIT_MS = 800
/** What happens in one tab is told to the others; `wake` asks whoever syncs to look again. */
const CHANNEL = 'alongside-sync'

export interface Syncer {
  /** Of the record's server as it is configured now. */
  readonly client: () => FhirClient
  /** Sends and fetches now; what was postponed is tried at once. */
  readonly now: () => Promise<void>
  readonly stop: () => void
}

/** The one place that decides when to push and pull. Safari has no Background Sync. */
export function startSyncer(options: SyncerOptions): Syncer {
  const channel = new BroadcastChannel(CHANNEL)
  const tell = (news: SyncNews) => {
    options.tell(news)
    channel.postMessage(news)
  }
  const link = { up: false }
  const clients = new Map<string, FhirClient>()
  const clientOf = (base: string): FhirClient => {
    const client = clients.get(base) ?? createClient(options.base, base)
    clients.set(base, client)
    return client
  }
  const baseNow = () => recordBase() ?? `${options.base}/fhir`
  const runs = oneAtATime((everything) => {
    const base = baseNow()
    return turn({ client: clientOf(base), base, tell, options, link }, everything)
  })
  const now = async () => {
    await endPostponement()
    await runs(true)
  }
  const wake = () => void now() // a trigger has nobody who waits for it
  const tick = setInterval(() => {
    if (document.visibilityState === 'visible') void runs(true) // as above
  }, TICK_MS)
  const onVisible = () => {
    if (document.visibilityState === 'visible') wake()
  }
  let soon: ReturnType<typeof setTimeout> | undefined
  const sendSoon = () => {
    clearTimeout(soon)
    // A pen writes several times a second: one send for a burst of strokes.
    soon = setTimeout(() => void runs(false), AFTER_COMMIT_MS)
  }
  channel.onmessage = ({ data }: MessageEvent<SyncNews | { kind: 'wake' }>) => {
    if (data.kind === 'wake') sendSoon()
    else options.tell(data)
  }
  const stopListening = onCommitted(() => {
    channel.postMessage({ kind: 'wake' })
    sendSoon()
  })
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', onVisible)
  return {
    client: () => clientOf(baseNow()),
    now,
    stop: () => {
      clearInterval(tick)
      clearTimeout(soon)
      stopListening()
      channel.close()
      removeEventListener('online', wake)
      removeEventListener('pageshow', wake)
      document.removeEventListener('visibilitychange', onVisible)
    },
  }
}

function createClient(clinic: string, base: string): FhirClient {
  return createFhirClient({
    base,
    token: () => currentToken(Date.now()),
    refresh: () => refreshSession(clinic),
  })
}

/** One round at a time; whoever asks meanwhile gets the next one, with all that was asked for. */
function oneAtATime(
  work: (everything: boolean) => Promise<void>,
): (everything: boolean) => Promise<void> {
  let running: Promise<void> | undefined
  let queued: Promise<void> | undefined
  let queuedAll = false
  const run = (everything: boolean): Promise<void> => {
    if (!running) {
      running = work(everything).finally(() => (running = undefined))
      return running
    }
    queuedAll ||= everything
    const next = () => {
      const all = queuedAll
      queued = undefined
      queuedAll = false
      return run(all)
    }
    queued ??= running.then(next, next)
    return queued
  }
  return run
}
