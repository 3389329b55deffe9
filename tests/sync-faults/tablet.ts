/**
 * One page of a tablet: the real engine, whole, as the app starts it. Bundled into one script and
 * run in a realm whose clock, network, storage and randomness are the simulator's.
 */
import type { PackManifest } from '@/domain/education/lesson'
import { mergeThreeWay } from '@/domain/fhir/merge/mergeThreeWay'
import { settleClashes } from '@/domain/fhir/merge/settleClashes'
import { downloadPack } from '@/media-library/download'
import { commitEdit, type ClinicalEdit } from '@/records/commitEdit'
import { readDevice } from '@/records/device'
import { discardHeld, readHeld, resendHeld, settleHeld } from '@/records/held'
import { openDb } from '@/records/db'
import { readPatient } from '@/records/readPatient'
import { readResource } from '@/records/readResource'
import type { StoredResource } from '@/records/resource'
import { keepBallast } from '@/records/storageRoom'
import { restoreSession, signIn } from '@/sync/session'
import { startSyncer, type Syncer } from '@/sync/syncer'
import type { SyncNews } from '@/sync/turn'

let syncer: Syncer | undefined
const news: SyncNews[] = []

const api = {
  /** As the app boots: who was signed in is remembered, and syncing starts. */
  async boot(patients: readonly string[], session?: unknown): Promise<void> {
    restoreSession(session ?? (await readDevice('session')))
    syncer = startSyncer({
      base: '',
      tell: (told) => news.push(told),
      today: () => ({ date: '2026-11-23', from: new Date(0), to: new Date(864e13) }),
      alsoPull: () => patients,
    })
  },
  async signIn(): Promise<string> {
    return signIn('', 'ana', 'correct horse')
  },
  async syncNow(): Promise<void> {
    await syncer?.now()
  },
  /** News since last asked. */
  takeNews: async (): Promise<readonly SyncNews[]> => news.splice(0),
  save: (edit: ClinicalEdit): Promise<readonly string[]> => commitEdit(edit),
  read: (type: string, id: string, patient: string): Promise<StoredResource | undefined> =>
    readResource(type, id, patient),
  readAll: (patient: string): Promise<readonly StoredResource[]> => readPatient(patient),
  /** What needs somebody, with both sides. */
  async held() {
    const opIds = await openDb().held.toCollection().primaryKeys()
    const edits = await Promise.all(opIds.map(readHeld))
    return edits.flatMap((edit) => edit ?? [])
  },
  /** Somebody chooses at each clash; returns what is to stand. `'theirs'`: the deletion too. */
  async choose(opId: string, takeMine: (path: string) => boolean) {
    const edit = await readHeld(opId)
    if (!edit) return undefined
    const { mine, content } = edit
    const { base, theirs } = content
    if (!theirs) {
      const outcome = takeMine('') ? mine : 'theirs'
      const how = outcome === 'theirs' ? 'theirs' : 'mine'
      await settleHeld(edit, { how, outcome, losing: [], ...decision() })
      return outcome
    }
    const { clashes } = mergeThreeWay(base, mine, theirs)
    const choices = Object.fromEntries(
      clashes.map(({ path }) => [path, takeMine(path) ? 'mine' : 'theirs'] as const),
    )
    const outcome = settleClashes(base, mine, theirs, choices)
    const losing = clashes.map((clash) => ({
      path: clash.path,
      value: choices[clash.path] === 'mine' ? clash.theirs : clash.mine,
    }))
    await settleHeld(edit, { how: 'merged', outcome, losing, ...decision() })
    return outcome
  },
  async discard(opId: string): Promise<void> {
    const edit = await readHeld(opId)
    if (edit) await discardHeld(edit, 'It was wrong', decision())
  },
  async resend(opId: string, changed?: StoredResource): Promise<void> {
    const edit = await readHeld(opId)
    if (edit) await resendHeld(edit, changed)
  },
  /** Room that is given up when there is none left. */
  keepBallast: (): Promise<boolean> => keepBallast(openDb()),
  download: (pack: PackManifest): Promise<string> => downloadPack('', pack, () => undefined),
}

const decision = () => ({ by: 'ana', at: new Date().toISOString() })

export type TabletApi = typeof api
;(globalThis as unknown as { tablet: TabletApi }).tablet = api
