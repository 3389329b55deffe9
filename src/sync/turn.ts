import type { DayVisit } from '@/domain/fhir/clinicDay'
import { writeDevice } from '@/records/device'
import { LeaseLost, type Epoch } from '@/records/lease'
import { isQuota } from '@/records/storageGuard'
import { knownAbilities } from './abilities'
import { pullDay } from './clinicDay'
import type { FhirClient } from './fhirClient'
import { inTurn } from './inTurn'
import { pullPatient, type PullEnd } from './pull'
import { push, type PushEnd } from './push'
import { pullQuestionnaires } from './questionnaires'
import { currentToken, refreshSession } from './session'

/** What the syncer tells: the moment only; what waits is counted from the database. */
export type SyncNews =
  | { readonly kind: 'sending'; readonly sent: number }
  | { readonly kind: 'contact'; readonly at: string }
  | { readonly kind: 'unreachable'; readonly at: string }
  | { readonly kind: 'unauthorised' }
  /** The tablet has no room left. */
  | { readonly kind: 'full' }
  /** `date`: the local day that was asked for; it may be over when the answer comes. */
  | { readonly kind: 'day'; readonly date: string; readonly visits: readonly DayVisit[] }
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

export interface Round {
  readonly client: FhirClient
  readonly base: string
  readonly tell: (news: SyncNews) => void
  readonly options: SyncerOptions
  /** Did the clinic answer when it was last asked? */
  readonly link: { up: boolean }
}

const PULL_AT_ONCE = 3

/** One turn of the one syncer: push, and where it is asked for, pull. */
export async function turn(round: Round, everything: boolean): Promise<void> {
  const { tell, options } = round
  try {
    const mayAsk =
      currentToken(Date.now()) !== undefined ? 'renewed' : await refreshSession(options.base)
    if (mayAsk === 'refused') tell({ kind: 'unauthorised' })
    else if (mayAsk === 'unreachable') tell({ kind: 'unreachable', at: isoNow() })
    else await inTurn((epoch) => sync(round, epoch, everything))
  } catch (error) {
    // Even what keeps the queue needs room. What waits is safe, and goes once there is some.
    if (isQuota(error)) tell({ kind: 'full' })
    else if (!(error instanceof LeaseLost)) throw error
  } finally {
    tell({ kind: 'idle' })
  }
}

async function sync(round: Round, epoch: Epoch, everything: boolean): Promise<void> {
  const { client, base, tell, options, link } = round
  await writeDevice('last-try', isoNow())
  const now = () => Date.now()
  // What is sent into nothing is frozen until the clinic can be asked about it, and newer words can
  // no longer take its place. So somebody who did not answer is greeted first.
  if (!link.up && !report(await greet(client), round)) return
  const abilities = await knownAbilities(base, client, now())
  const end = await push({
    ...{ client, epoch, abilities, now },
    random: () => Math.random(),
    progress: (sent) => tell({ kind: 'sending', sent }),
  })
  if (!report(end, round) || !everything) return
  const { date, from, to } = options.today()
  const day = await pullDay(client, date, from, to)
  if (!report(day.end, round)) return
  if (day.end === 'complete') tell({ kind: 'day', date, visits: day.visits })
  if (!report(await pullQuestionnaires(client, now()), round)) return
  const patients = new Set([...options.alsoPull(), ...day.visits.map(({ patientId }) => patientId)])
  const queue = [...patients]
  const worker = async () => {
    for (let patient = queue.shift(); patient !== undefined; patient = queue.shift()) {
      const pulled = await pullPatient(patient, { client, epoch, abilities, now })
      tell({ kind: 'patient', patient, end: pulled })
      if (!report(pulled, round)) queue.length = 0
    }
  }
  await Promise.all(Array.from({ length: PULL_AT_ONCE }, worker))
}

/** Tells what the server's answer means; false where going on makes no sense. */
function report(end: PushEnd | PullEnd, { tell, link }: Round): boolean {
  link.up = end !== 'unreachable'
  switch (end) {
    case 'unauthorised':
      tell({ kind: 'unauthorised' })
      return false
    case 'unreachable':
      tell({ kind: 'unreachable', at: isoNow() })
      return false
    case 'full':
      tell({ kind: 'full' })
      return false
    case 'drained':
    case 'complete':
    case 'refused':
    case 'lost':
      tell({ kind: 'contact', at: isoNow() })
      return true
  }
}

/** Any answer in FHIR will do, even a refusal. */
async function greet(client: FhirClient): Promise<PullEnd> {
  const { kind } = await client.read('Patient?_id=nobody&_count=1')
  return kind === 'found' || kind === 'gone' ? 'complete' : kind
}

const isoNow = () => new Date().toISOString()
