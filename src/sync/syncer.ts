import type { DayVisit } from '@/domain/fhir/clinicDay'
import { onCommitted } from '@/records/commitEdit'
import { writeDevice } from '@/records/device'
import { LeaseLost, type Epoch } from '@/records/lease'
import { endPostponement } from '@/records/waiting'
import { knownAbilities } from './abilities'
import { pullDay } from './clinicDay'
import { createFhirClient, type FhirClient } from './fhirClient'
import { pullPatient, type PullEnd } from './pull'
import { push, type PushEnd } from './push'
import { pullQuestionnaires } from './questionnaires'
import { currentToken, recordBase, refreshSession } from './session'
import { inTurn } from './turn'

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
/** What happens in one tab is told to the others; `wake` asks whoever syncs to look again. */
const CHANNEL = 'alongside-sync'

export interface Syncer {
  /** Of the record's server as it is configured now. */
  readonly client: () => FhirClient
  /** Sends and fetches now; what was postponed is tried at once. */
  readonly now: () => Promise<void>
  readonly stop: () => void
}

interface Round {
  readonly client: FhirClient
  readonly base: string
  readonly tell: (news: SyncNews) => void
  readonly options: SyncerOptions
}

/** The one place that decides when to push and pull. Safari has no Background Sync. */
export function startSyncer(options: SyncerOptions): Syncer {
  const channel = new BroadcastChannel(CHANNEL)
  const tell = (news: SyncNews) => {
    options.tell(news)
    channel.postMessage(news)
  }
  const clients = new Map<string, FhirClient>()
  const clientOf = (base: string): FhirClient => {
    const client = clients.get(base) ?? createClient(options.base, base)
    clients.set(base, client)
    return client
  }
  const baseNow = () => recordBase() ?? `${options.base}/fhir`
  const runs = oneAtATime((everything) => {
    const base = baseNow()
    return turn({ client: clientOf(base), base, tell, options }, everything)
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

async function turn(round: Round, everything: boolean): Promise<void> {
  const { tell, options } = round
  if (currentToken(Date.now()) === undefined && !(await refreshSession(options.base))) {
    tell({ kind: 'unauthorised' })
    return
  }
  try {
    await inTurn((epoch) => sync(round, epoch, everything))
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
  } finally {
    tell({ kind: 'idle' })
  }
}

async function sync(round: Round, epoch: Epoch, everything: boolean): Promise<void> {
  const { client, base, tell, options } = round
  await writeDevice('last-try', isoNow())
  const now = () => Date.now()
  const abilities = await knownAbilities(base, client, now())
  const end = await push({
    ...{ client, epoch, abilities, now },
    random: () => Math.random(),
    progress: (sent) => tell({ kind: 'sending', sent }),
  })
  if (!report(end, tell) || !everything) return
  const { date, from, to } = options.today()
  const day = await pullDay(client, date, from, to)
  if (!report(day.end, tell)) return
  if (day.end === 'complete') tell({ kind: 'day', visits: day.visits })
  if (!report(await pullQuestionnaires(client, now()), tell)) return
  const patients = new Set([...options.alsoPull(), ...day.visits.map(({ patientId }) => patientId)])
  const queue = [...patients]
  const worker = async () => {
    for (let patient = queue.shift(); patient !== undefined; patient = queue.shift()) {
      const pulled = await pullPatient(patient, { client, epoch, abilities, now })
      tell({ kind: 'patient', patient, end: pulled })
      if (!report(pulled, tell)) queue.length = 0
    }
  }
  await Promise.all(Array.from({ length: PULL_AT_ONCE }, worker))
}

/** Tells what the server's answer means; false where going on makes no sense. */
function report(end: PushEnd | PullEnd, tell: (news: SyncNews) => void): boolean {
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
    case 'lost':
    case 'full':
      tell({ kind: 'contact', at: isoNow() })
      return true
  }
}

const isoNow = () => new Date().toISOString()
