import { liveQuery } from 'dexie'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { readRecord } from '@/domain/fhir/readRecord'
import type { RecordWords } from '@/domain/fhir/words'
import type { EditContext } from '@/domain/visit/edit'
import type { PatientRecord } from '@/domain/visit/record'
import { readCursor } from '@/records/applyPulled'
import { openDb } from '@/records/db'
import { forgetOpened, readPatient } from '@/records/readPatient'
import { useDayStore } from './dayStore'
import { localDay } from './localDay'
import { useSessionStore } from './sessionStore'

type VisitState = 'closed' | 'opening' | 'open' | 'missing' | 'failed'

/** The visit that is open. Its record is a live, read-only view: Dexie is the truth. */
export const useVisitStore = defineStore('visit', () => {
  const patientId = ref<string | null>(null)
  const state = ref<VisitState>('closed')
  const record = shallowRef<PatientRecord | null>(null)
  const checkedAt = ref<string | null>(null)
  /** Words for what a record leaves unnamed, in the language of the screen. */
  let words: RecordWords | undefined
  let subscription: { unsubscribe: () => void } | undefined

  const appointment = computed(() =>
    useDayStore().visits.find((visit) => visit.patientId === patientId.value),
  )
  const patientName = computed(() => record.value?.person.name ?? appointment.value?.name ?? '')

  const edit = computed<EditContext | null>(() => {
    const author = useSessionStore().clinician
    if (!author || patientId.value === null) return null
    return {
      patientId: patientId.value,
      visitId: visitIdOf(patientId.value, appointment.value?.appointmentId),
      ...(appointment.value ? { appointmentId: appointment.value.appointmentId } : {}),
      author,
      now: () => new Date().toISOString(),
      newId: () => crypto.randomUUID(),
    }
  })

  async function open(id: string): Promise<void> {
    if (patientId.value === id && state.value !== 'failed' && state.value !== 'missing') return
    close()
    patientId.value = id
    state.value = 'opening'
    // Any commit of this patient's rows redraws the record; nobody has to remember to reload it.
    subscription = liveQuery(async () => {
      await touch(id)
      return read(id)
    }).subscribe({ next: show, error: () => (state.value = 'failed') })
    await Promise.resolve()
  }

  function close(): void {
    subscription?.unsubscribe()
    subscription = undefined
    patientId.value = null
    record.value = null
    drawn = undefined
    checkedAt.value = null
    forgetOpened()
    state.value = 'closed'
  }

  async function speak(next: RecordWords): Promise<void> {
    words = next
    if (patientId.value !== null) await refresh(patientId.value)
  }

  async function refresh(patient: string): Promise<void> {
    if (patient === patientId.value) show(await read(patient))
  }

  async function read(id: string) {
    const cursor = await readCursor(id)
    if (cursor?.complete !== 1) return { id, cursor, record: null }
    const resources = await readPatient(id, 'Binary') // ink and photos are opened by whoever shows them
    return { id, cursor, record: recordOf(resources, id) }
  }

  let drawn: { resources: unknown; words: unknown; record: PatientRecord } | undefined

  function recordOf(resources: Awaited<ReturnType<typeof readPatient>>, id: string): PatientRecord {
    if (drawn?.resources !== resources || drawn.words !== words)
      drawn = { resources, words, record: readRecord(resources, id, words) }
    return drawn.record
  }

  function show(next: Awaited<ReturnType<typeof read>>): void {
    if (next.id !== patientId.value) return
    record.value = next.record
    checkedAt.value = next.cursor?.checkedAt ?? null
    state.value = next.record ? 'open' : 'missing'
  }

  const openPatients = (): readonly string[] => (patientId.value === null ? [] : [patientId.value])

  return {
    patientId,
    state,
    record,
    checkedAt,
    appointment,
    patientName,
    edit,
    open,
    speak,
    close,
    refresh,
    openPatients,
  }
})

/** liveQuery sees what is read inside it: these two tables hold all of a patient. */
async function touch(patient: string): Promise<void> {
  const db = openDb()
  await Promise.all([
    db.blocks.where('patient').equals(patient).count(),
    db.records.where('patient').equals(patient).count(),
  ])
}

/** The same on every tablet, so that two of them do not make two visits of one appointment. */
function visitIdOf(patientId: string, appointmentId: string | undefined): string {
  if (appointmentId !== undefined) return `visit-${appointmentId}`.slice(0, 64)
  return `visit-${localDay(new Date()).date}-${patientId}`.slice(0, 64)
}
