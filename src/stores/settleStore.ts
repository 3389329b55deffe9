import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Choice, HeldEdit } from '@/records/held'
import type { StoredResource } from '@/records/resource'
import type { SettledLately } from '@/records/settled'
import { useDayStore } from './dayStore'
import { liveRef } from './liveRef'
import { useSessionStore } from './sessionStore'
import { useSyncStore } from './syncStore'

export type { HeldEdit } from '@/records/held'
export type { SettledLately } from '@/records/settled'
export type { WaitingFact, WaitsForPerson } from '@/records/waiting'

/** `changed`: it is not what was looked at any more; look again before deciding. */
export type SettleEnd = 'done' | 'changed' | 'failed'

/** What a person decides about edits that cannot go by themselves. */
export const useSettleStore = defineStore('settle', () => {
  const lately = liveRef<readonly SettledLately[]>(async () => {
    const { watchSettled } = await import('@/records/settled')
    return watchSettled()
  }, [])
  const colleagues = shallowRef<Readonly<Record<string, string>>>({})
  const others = ref<Record<string, string>>({})
  /** What became of the last decision: told where the person comes back to. */
  const said = ref<'kept' | 'taken' | 'resent' | 'discarded' | 'undone' | null>(null)

  /** People who have signed in on this tablet: an edit is shown with its author's name. */
  async function meetColleagues(): Promise<void> {
    const { readDevice } = await import('@/records/device')
    const known = (await readDevice<Record<string, { id: string; name: string }>>('staff')) ?? {}
    colleagues.value = Object.fromEntries(Object.values(known).map(({ id, name }) => [id, name]))
  }

  /** Undefined where this tablet does not know; it is looked up, and the screen redraws. */
  function patientName(id: string): string | undefined {
    const today = useDayStore().visits.find(({ patientId }) => patientId === id)
    if (today) return today.name
    if (others.value[id] === undefined) void findName(id) // shown when it is known
    return others.value[id] === '' ? undefined : others.value[id]
  }

  /** An edit of last week speaks of somebody who is not on today's list. */
  async function findName(id: string): Promise<void> {
    others.value[id] = ''
    const [{ readResource }, { readPerson }, { plainWords }] = await Promise.all([
      import('@/records/readResource'),
      import('@/domain/fhir/readPerson'),
      import('@/domain/fhir/words'),
    ])
    const patient = await readResource<StoredResource>('Patient', id, id)
    if (!patient) return
    const fields = patient as unknown as Record<string, unknown>
    others.value[id] = readPerson(fields, id, { ...plainWords, person: '' }).name
  }

  async function open(opId: string): Promise<HeldEdit | undefined> {
    const { readHeld } = await import('@/records/held')
    return readHeld(opId)
  }

  /** Who made the clinic's version, where it says so or a Provenance is on this tablet. */
  async function lastAuthor({ content, row }: HeldEdit): Promise<string | undefined> {
    if (!content.theirs) return undefined
    const [{ readPatient }, { lastAuthorOf }] = await Promise.all([
      import('@/records/readPatient'),
      import('@/domain/fhir/lastAuthor'),
    ])
    const resources = await readPatient(row.patient)
    return lastAuthorOf(content.theirs, resources, content.base?.meta?.lastUpdated)
  }

  function settle(
    edit: HeldEdit,
    choice: Pick<Choice, 'how' | 'outcome' | 'losing'>,
  ): Promise<SettleEnd> {
    return ended(async () => {
      const { settleHeld, GRACE_MS } = await import('@/records/held')
      await settleHeld(edit, { ...choice, ...decision() })
      said.value = choice.how === 'theirs' ? 'taken' : 'kept'
      return GRACE_MS
    })
  }

  function resend(edit: HeldEdit, changed?: StoredResource): Promise<SettleEnd> {
    return ended(async () => {
      const { resendHeld } = await import('@/records/held')
      await resendHeld(edit, changed)
      said.value = 'resent'
      return 0
    })
  }

  function discard(edit: HeldEdit, reason: string): Promise<SettleEnd> {
    return ended(async () => {
      const { discardHeld } = await import('@/records/held')
      await discardHeld(edit, reason, decision())
      said.value = 'discarded'
      return 0
    })
  }

  function undo(opId: string): Promise<SettleEnd> {
    return ended(async () => {
      const { undoSettled } = await import('@/records/settled')
      await undoSettled(opId)
      said.value = 'undone'
      return 0
    })
  }

  function decision() {
    const { clinician } = useSessionStore()
    return { by: clinician?.name ?? '', at: new Date().toISOString() }
  }

  /** `work` says in how many ms something may have to be sent. */
  async function ended(work: () => Promise<number>): Promise<SettleEnd> {
    try {
      const sendIn = await work()
      // Nobody waits for it: its end is told by the counts.
      setTimeout(() => void useSyncStore().sendNow(), sendIn)
    } catch (error) {
      return (error as Error).name === 'ChangedMeanwhile' ? 'changed' : 'failed'
    }
    return 'done'
  }

  return {
    lately,
    said,
    colleagues,
    meetColleagues,
    patientName,
    open,
    lastAuthor,
    settle,
    resend,
    discard,
    undo,
  }
})
