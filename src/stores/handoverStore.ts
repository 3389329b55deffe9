import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Author, EditContext } from '@/domain/visit/edit'
import { parseHanded, waitAfter, type Handed } from '@/domain/visit/handover'
import { currentSession } from '@/sync/session'
import { knownAs, staffPasses } from './knownStaff'
import { useSettingsStore, type Language, type TextSize } from './settingsStore'

const KEY = 'handed'
const MISSES = 'lock-misses'

export type UnlockEnd = 'open' | 'wrong' | 'unknown' | { readonly waitMs: number }

/** Nobody could take the tablet back: it does not know this clinician's password. */
export class StaffNotKnown extends Error {
  override readonly name = 'StaffNotKnown'
}

/**
 * Hand to patient, and back to staff. Each way begins a fresh document, so that nothing of the one
 * stays in the memory of the other.
 */
export const useHandoverStore = defineStore('handover', () => {
  const handed = shallowRef<Handed | null>(null)
  /** Staff are asked before anything of a patient is shown. */
  const locked = ref(false)
  const proven = ref(false)

  /** Who writes while the patient holds the tablet; null in staff's hands and at the lock. */
  const writer = computed<Omit<Author, 'name'> | null>(() => {
    if (!handed.value || locked.value) return null
    const { patientId: id, companion } = handed.value
    return { id, role: 'patient', ...(companion !== undefined && { companion }) }
  })

  /** `stored` is what the first read found. Resolves to whether a patient holds the tablet. */
  async function restore(stored: unknown): Promise<boolean> {
    handed.value = parseHanded(stored)
    if (!handed.value) return false
    locked.value = !handed.value.ticket
    if (handed.value.ticket) await write({ ...handed.value, ticket: false })
    return true
  }

  /**
   * The clinician has checked name and birth date. Does not come back: a new document begins.
   * Rejects with StaffNotKnown.
   */
  async function give(
    edit: EditContext,
    {
      companion,
      ...patient
    }: { readonly language: Language; readonly textSize: TextSize; readonly companion: string },
  ): Promise<void> {
    const settings = useSettingsStore()
    const username = await knownAs(currentSession())
    if (username === undefined) throw new StaffNotKnown()
    const { language, textSize, appearance } = settings
    await write({
      patientId: edit.patientId,
      visitId: edit.visitId,
      ...(edit.appointmentId !== undefined && { appointmentId: edit.appointmentId }),
      ...(companion !== '' && { companion }),
      clinician: { id: edit.author.id, name: edit.author.name, username },
      staffSettings: { language, textSize, appearance },
      since: edit.now(),
      place: '/patient',
      ticket: true,
    })
    await settings.change(patient)
    location.replace('/patient')
  }

  async function keepPlace(place: string): Promise<void> {
    if (!handed.value || locked.value || handed.value.place === place) return
    await write({ ...handed.value, place, ticket: false })
  }

  async function unlock(username: string, password: string): Promise<UnlockEnd> {
    const { readDevice, writeDevice } = await import('@/records/device')
    const misses = (await readDevice<{ count: number; until: number }>(MISSES)) ?? none
    const waitMs = misses.until - Date.now()
    if (waitMs > 0) return { waitMs }
    const end = await staffPasses(username, password, handed.value?.clinician.id ?? '')
    if (end === 'unknown') return 'unknown'
    if (end === 'passes') {
      await writeDevice(MISSES, none)
      proven.value = true
      return 'open'
    }
    const count = misses.count + 1
    await writeDevice(MISSES, { count, until: Date.now() + waitAfter(count) })
    return waitAfter(count) > 0 ? { waitMs: waitAfter(count) } : 'wrong'
  }

  async function giveBack(): Promise<void> {
    if (!handed.value || !proven.value) return
    await write({ ...handed.value, ticket: true })
    location.replace(handed.value.place)
  }

  async function takeBack(): Promise<void> {
    if (!handed.value || !proven.value) return
    const { patientId, staffSettings } = handed.value
    const { forgetDevice } = await import('@/records/device')
    await useSettingsStore().change(staffSettings as object)
    await forgetDevice(KEY)
    location.replace(patientId ? `/visit/${patientId}` : '/today')
  }

  async function write(next: Handed): Promise<void> {
    const { writeDevice } = await import('@/records/device')
    await writeDevice(KEY, next)
    handed.value = next
  }

  return {
    handed,
    locked,
    proven,
    writer,
    restore,
    give,
    keepPlace,
    unlock,
    giveBack,
    takeBack,
  }
})

const none = { count: 0, until: 0 }
