import { commitEdit } from '@/records/commitEdit'
import { openDb } from '@/records/db'
import type { HeldRow } from '@/records/rows'
import { readDevice } from '@/records/device'
import { hasBallast } from '@/records/ballast'
import { openHeld } from '@/records/held'
import { timesHealed } from '@/records/heal'
import { readResource } from '@/records/readResource'
import type { StoredResource } from '@/records/resource'
import { keepBallast } from '@/records/storageRoom'
import { watchCounts } from '@/records/waiting'
import { restoreSession, signIn, type Session } from '@/sync/session'
import { startSyncer, type Syncer } from '@/sync/syncer'

/**
 * The app's own modules without its screens, so that a fault meets hundreds of edits and not the
 * ten that a hand can make meanwhile. Told nothing of any fault.
 */
export interface Saved {
  /** What was written; each value is written once in a whole run. */
  readonly value: number
  readonly id: string
  readonly opId: string | undefined
  /** How long saving took, milliseconds. */
  readonly took: number
}

export interface Waiting {
  readonly outbox: number
  readonly held: number
  /** What people count. */
  readonly facts: number
  /** Why the held ones are held. */
  readonly reasons: readonly string[]
  /** The most attempts that any waiting edit has used up. */
  readonly attempts: number
}

declare global {
  interface Window {
    faults: typeof faults
    /** Set by the test: told of each edit that was called saved, while it happens. */
    saved?: (saved: Saved) => Promise<void>
  }
}

let syncer: Syncer | undefined

const faults = {
  async signIn(username: string, password: string): Promise<string> {
    return signIn('', username, password)
  },

  async session(): Promise<Session | undefined> {
    const session = await readDevice<Session>('session')
    return restoreSession(session)
  },

  /** Sending starts and goes on by itself, as in the app. */
  async startSyncing(): Promise<void> {
    await faults.session()
    syncer ??= startSyncer({
      base: '',
      tell: () => undefined,
      today: () => ({ date: '2026-11-22', from: new Date(), to: new Date() }),
      alsoPull: () => [],
    })
  },

  syncNow: async (): Promise<void> => syncer?.now(),

  /**
   * One edit: a new reading, or a new value for the reading `id` that is there. Resolves as the
   * app's own button does, when it says "Saved on this tablet".
   */
  async save(patientId: string, value: number, id: string, note = ''): Promise<Saved> {
    const began = performance.now()
    const known = await readResource<StoredResource>('Observation', id, patientId)
    const resource = { ...known, ...reading(patientId, value, id, note) }
    const opIds = (await commitEdit({
      verb: 'recordMeasurement',
      patientId,
      authorId: 'helen-okafor',
      at: new Date().toISOString(),
      resources: [resource],
    })) as readonly string[] | undefined
    const saved = { value, id, opId: opIds?.[0], took: performance.now() - began }
    await window.saved?.(saved)
    return saved
  },

  /** Edit after edit until `stop` or `count`; each third puts right one that went before. */
  async saveMany(patientId: string, first: number, count: number): Promise<readonly Saved[]> {
    const all: Saved[] = []
    for (let value = first; value < first + count; value += 1) {
      const earlier = value % 3 === 0 && value > first + 1 ? value - 2 : value
      all.push(await faults.save(patientId, value, `run-${String(earlier)}`))
    }
    return all
  },

  async waiting(): Promise<Waiting> {
    const db = openDb()
    const [outbox, held] = await Promise.all([db.outbox.toArray(), db.held.toArray()])
    return {
      outbox: outbox.length,
      held: held.length,
      facts: new Set(outbox.map(({ factId }) => factId)).size,
      reasons: await Promise.all(held.map(reasonOf)),
      attempts: outbox.reduce((most, { attempts }) => Math.max(most, attempts), 0),
    }
  },

  /**
   * Batch after batch by itself, told on the console: a driver loses its page when the browser's
   * network process goes, and a page that is whole must be able to show it.
   */
  async runAlone(patientId: string, batches: readonly number[], count: number): Promise<void> {
    const say = (what: string, more: unknown) => {
      console.log(`FAULTS ${what} ${JSON.stringify(more)}`)
    }
    window.saved = (saved) => {
      say('saved', saved)
      return Promise.resolve()
    }
    faults.watch()
    try {
      for (const batch of batches) {
        const healed = timesHealed()
        if (batch % 2 === 1) await faults.startSyncing()
        say('begun', batch)
        await faults.saveMany(patientId, 1 + batch * 5_000, count)
        say('ended', { batch, healed: timesHealed() - healed })
        await faults.startSyncing()
        for (let left = 1; left > 0;) {
          await syncer?.now()
          const { outbox, held, reasons } = await faults.waiting()
          if (held > 0) throw new Error(reasons.join())
          left = outbox
        }
        await new Promise((resolve) => setTimeout(resolve, 300))
        say('drained', { batch, told: faults.told.at(-1) })
      }
    } catch (error) {
      say('failed', String(error))
    }
  },

  /** What a screen that shows the count was told since `watch`. */
  told: [] as number[],
  watch(): void {
    watchCounts().subscribe(({ waiting }) => {
      faults.told.push(waiting)
    })
  },

  keepBallast: (): Promise<boolean> => keepBallast(openDb()),
  hasBallast: (): Promise<boolean> => hasBallast('alongside-ballast'),
  timesHealed,

  /** Saves with a long note until the app refuses; resolves with the name of the refusal. */
  async saveUntilRefused(patientId: string, first: number): Promise<string> {
    for (let value = first; value < first + 2_000; value += 1) {
      try {
        await faults.save(patientId, value, `run-${String(value)}`, noise(30_000))
      } catch (error) {
        const { name, reason } = error as { name: string; reason?: string }
        return `${name} ${reason ?? ''}`.trim()
      }
    }
    return 'never refused'
  },

  /** As if so many milliseconds had gone by for this tab. */
  passTime(ms: number): void {
    const now = Date.now.bind(Date)
    Date.now = () => now() + ms
  },

  /** Fills the store up to what the browser allows, with rows that nobody needs. */
  async fill(bytes: number): Promise<void> {
    for (let at = 0; at < bytes; at += 1_048_576) {
      const words = new TextEncoder().encode(noise(1_048_576))
      await openDb().chunks.put({ hash: `fill-${String(at)}`, bytes: words.buffer })
    }
  },

  chunks: (): Promise<number> => openDb().chunks.count(),
}

window.faults = faults

/** For the message of a test that fails; the people in it are invented. */
async function reasonOf(row: HeldRow): Promise<string> {
  const { mine, theirs, base } = await openHeld(row)
  const shown = [base, mine, theirs].map((each) => {
    const { valueQuantity } = (each ?? {}) as { valueQuantity?: { value: number } }
    return `${String(valueQuantity?.value)} v${each?.meta?.versionId ?? ''}`
  })
  return `${row.kind} ${String(row.status)} ${row.method} ${row.id}: ${shown.join(' | ')}`
}

/** Letters that no disk can pack. */
function noise(length: number): string {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536)
    crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return Array.from(bytes, (byte) => String.fromCharCode(97 + (byte % 26))).join('')
}

function reading(patientId: string, value: number, id: string, note: string) {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: '2026-11-22T10:00:00Z',
    valueQuantity: { value, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
    ...(note ? { note: [{ text: note }] } : {}),
  }
}
