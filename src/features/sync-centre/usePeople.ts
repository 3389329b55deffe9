import { useI18n } from 'vue-i18n'
import { useFormat } from '@/i18n/useFormat'
import { useSessionStore } from '@/stores/sessionStore'
import { useSettleStore } from '@/stores/settleStore'

/** Who wrote it and about whom, in words; a name that this tablet does not know is not made up. */
export function usePeople() {
  const { t } = useI18n()
  const format = useFormat()
  const session = useSessionStore()
  const settle = useSettleStore()

  const patient = (id: string): string => settle.patientName(id) ?? t('syncCentre.somePatient')

  /** "You", a colleague by name, the patient, or simply a colleague. */
  function author(id: string, patientId: string): string {
    if (id === session.clinician?.id) return t('syncCentre.you')
    if (id === patientId) return patient(id)
    return settle.colleagues[id] ?? t('syncCentre.colleague')
  }

  const isMe = (id: string): boolean => id === session.clinician?.id

  /** "today, 9:12 AM"; an older one with its date. */
  function when(iso: string): string {
    const day = format.ago(iso)
    const near = day === format.ago(new Date().toISOString())
    return near
      ? t('syncCentre.todayAt', { time: format.time(iso) })
      : `${format.date(iso)} ${format.time(iso)}`
  }

  return { patient, author, isMe, when }
}
