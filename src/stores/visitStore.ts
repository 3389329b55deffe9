import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { DayVisit } from '@/domain/fhir/clinicDay'
import type { RecordWords } from '@/domain/fhir/words'
import type { Author, EditContext } from '@/domain/visit/edit'
import type { PatientRecord } from '@/domain/visit/record'
import type { PatientOnTablet } from '@/records/watchPatient'
import { useDayStore } from './dayStore'
import { localDay } from './localDay'
import { useHandoverStore } from './handoverStore'
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
  let reader: Awaited<ReturnType<typeof reading>> | undefined
  let subscription: { unsubscribe: () => void } | undefined
  let drawn: { resources: unknown; words: unknown; record: PatientRecord } | undefined

  /** While it is open it is the same visit, also past midnight, when the day has another list. */
  const appointment = computed<DayVisit | undefined>((before) => {
    const found = useDayStore().visits.find((visit) => visit.patientId === patientId.value)
    return found ?? (before?.patientId === patientId.value ? before : undefined)
  })
  let openedOn = ''
  const patientName = computed(() => record.value?.person.name ?? appointment.value?.name ?? '')

  const edit = computed<EditContext | null>(() => {
    const { handed, writer } = useHandoverStore()
    const patient = writer && { ...writer, name: patientName.value }
    const author = patient ?? useSessionStore().clinician
    if (!author || patientId.value === null) return null
    if (handed && handed.patientId !== patientId.value) return null // nobody else is reachable
    if (handed) return contextOf(author, handed)
    return contextOf(author, {
      patientId: patientId.value,
      visitId: visitIdOf(patientId.value, appointment.value?.appointmentId, openedOn),
      ...(appointment.value ? { appointmentId: appointment.value.appointmentId } : {}),
    })
  })

  async function open(id: string): Promise<void> {
    if (patientId.value === id && state.value !== 'failed' && state.value !== 'missing') return
    close()
    openedOn = localDay(new Date()).date
    patientId.value = id
    state.value = 'opening'
    try {
      reader = await reading()
    } catch {
      state.value = 'failed'
      return
    }
    if (patientId.value !== id) return // somebody else was opened meanwhile
    reader.keepOpened(id)
    subscription = reader
      .watchPatient(id)
      .subscribe({ next: show, error: () => (state.value = 'failed') })
  }

  function close(): void {
    subscription?.unsubscribe()
    subscription = undefined
    patientId.value = null
    record.value = null
    drawn = undefined
    checkedAt.value = null
    reader?.forgetOpened()
    state.value = 'closed'
  }

  async function speak(next: RecordWords): Promise<void> {
    words = next
    if (patientId.value !== null) await refresh(patientId.value)
  }

  async function refresh(patient: string): Promise<void> {
    if (reader && patient === patientId.value) show(await reader.readOnTablet(patient))
  }

  function show({ id, cursor, resources }: PatientOnTablet): void {
    if (!reader || id !== patientId.value) return
    if (resources && (drawn?.resources !== resources || drawn.words !== words))
      drawn = { resources, words, record: reader.readRecord(resources, id, words) }
    record.value = resources ? (drawn?.record ?? null) : null
    checkedAt.value = cursor?.checkedAt ?? null
    state.value = record.value ? 'open' : 'missing'
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

/** What reads a record comes with the first record: Today does not wait for it. */
async function reading() {
  const { recordReader } = await import('./recordReader')
  return recordReader
}

type Place = Pick<EditContext, 'patientId' | 'visitId' | 'appointmentId'>

function contextOf(author: Author, { patientId, visitId, appointmentId }: Place): EditContext {
  return {
    patientId,
    visitId,
    ...(appointmentId !== undefined && { appointmentId }),
    author,
    now: () => new Date().toISOString(),
    newId: () => crypto.randomUUID(),
  }
}

/** The same on every tablet, so that two of them do not make two visits of one appointment. */
function visitIdOf(patientId: string, appointmentId: string | undefined, date: string): string {
  if (appointmentId !== undefined) return `visit-${appointmentId}`.slice(0, 64)
  return `visit-${date}-${patientId}`.slice(0, 64)
}
