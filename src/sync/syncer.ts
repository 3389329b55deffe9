import type { DayVisit } from '@/domain/fhir/clinicDay'
import { onCommitted } from '@/records/commitEdit'
import { LeaseLost, takeLease } from '@/records/lease'
import { endPostponement } from '@/records/waiting'
import { pullDay } from './clinicDay'
import { createFhirClient, type FhirClient } from './fhirClient'
import { pullPatient, type PullEnd } from './pull'
import { push, type PushEnd } from './push'
import { pullQuestionnaires } from './questionnaires'
import { currentToken } from './session'

/** What the syncer tells: the moment only; what waits is counted from the database. */
export type SyncNews =
  | { readonly kind: 'sending'; readonly sent: number }
  | { readonly kind: 'contact'; readonly at: string }
  | { readonly kind: 'unreachable'; readonly at: string }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'day'; readonly visits: readonly DayVisit[] }
  | { readonly kind: 'patient'; readonly patient: string; readonly end: PullEnd }
  | { readonly kind: 'idle' }

export interface SyncerOptions {
  readonly base: string
  readonly tell: (news: SyncNews) => void
  /** Local calendar day and its bounds. */
  readonly today: () => { date: string; from: Date; to: Date }
  /** Patients to keep up to date besides today's: whoever is open. */
  readonly alsoPull: () => readonly string[]
}

const TICK_MS = 60_000
const AFTER_COMMIT_MS = 800
const PULL_AT_ONCE = 3
const LOCK = 'alongside-sync'

export interface Syncer {
  readonly client: FhirClient
  /** Sends and fetches now; what was postponed is tried at once. */
  readonly now: () => Promise<void>
  readonly stop: () => void
}

/** The one place that decides when to push and pull. Safari has no Background Sync. */
export function startSyncer(options: SyncerOptions): Syncer {
  const client = createFhirClient({
    base: `${options.base}/fhir`,
    token: () => currentToken(Date.now()),
  })
  let running: Promise<void> | undefined
  let queued: Promise<void> | undefined
  let queuedAll = false
  let soon: ReturnType<typeof setTimeout> | undefined

  /** One round at a time; whoever asks meanwhile gets the next one, with all that was asked for. */
  const run = (everything: boolean): Promise<void> => {
    if (!running) {
      running = locked(client, options, everything).finally(() => (running = undefined))
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
  const now = async () => {
    await endPostponement()
    await run(true)
  }
  const wake = () => void now() // a trigger has nobody who waits for it
  const tick = setInterval(() => {
    if (document.visibilityState === 'visible') void run(true) // as above
  }, TICK_MS)
  const onVisible = () => {
    if (document.visibilityState === 'visible') wake()
  }
  const stopListening = onCommitted(() => {
    clearTimeout(soon)
    // A pen writes several times a second: one send for a burst of strokes.
    soon = setTimeout(() => void run(false), AFTER_COMMIT_MS)
  })
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', onVisible)
  return {
    client,
    now,
    stop: () => {
      clearInterval(tick)
      clearTimeout(soon)
      stopListening()
      removeEventListener('online', wake)
      removeEventListener('pageshow', wake)
      document.removeEventListener('visibilitychange', onVisible)
    },
  }
}

async function locked(client: FhirClient, options: SyncerOptions, everything: boolean) {
  if (currentToken(Date.now()) === undefined) {
    options.tell({ kind: 'unauthorised' })
    return
  }
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return
    try {
      await round(client, options, everything)
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error
    } finally {
      options.tell({ kind: 'idle' })
    }
  })
}

async function round(client: FhirClient, options: SyncerOptions, everything: boolean) {
  const epoch = await takeLease()
  const end = await push({
    client,
    epoch,
    now: () => Date.now(),
    random: () => Math.random(),
    progress: (sent) => options.tell({ kind: 'sending', sent }),
  })
  if (!report(end, options) || !everything) return
  const { date, from, to } = options.today()
  const day = await pullDay(client, date, from, to)
  if (!report(day.end, options)) return
  if (day.end === 'complete') options.tell({ kind: 'day', visits: day.visits })
  if (!report(await pullQuestionnaires(client, Date.now()), options)) return
  const patients = new Set([...options.alsoPull(), ...day.visits.map(({ patientId }) => patientId)])
  const queue = [...patients]
  const worker = async () => {
    for (let patient = queue.shift(); patient !== undefined; patient = queue.shift()) {
      const pulled = await pullPatient(patient, { client, epoch, clock: isoNow })
      options.tell({ kind: 'patient', patient, end: pulled })
      if (!report(pulled, options)) queue.length = 0
    }
  }
  await Promise.all(Array.from({ length: PULL_AT_ONCE }, worker))
}

/** Tells what the server's answer means; false where going on makes no sense. */
function report(end: PushEnd | PullEnd, { tell }: SyncerOptions): boolean {
  switch (end) {
    case 'unauthorised':
      tell({ kind: 'unauthorised' })
      return false
    case 'unreachable':
      tell({ kind: 'unreachable', at: isoNow() })
      return false
    case 'drained':
    case 'complete':
    case 'refused':
      tell({ kind: 'contact', at: isoNow() })
      return true
  }
}

const isoNow = () => new Date().toISOString()
