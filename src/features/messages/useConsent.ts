import { computed, reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { confirmAddress } from '@/actions/confirmAddress'
import { recordConsent } from '@/actions/recordConsent'
import { companionIn } from '@/domain/visit/companion'
import {
  confirmedEmail,
  currentConsent,
  type ContentKind,
  type Detail,
} from '@/domain/visit/consent'
import type { EditContext } from '@/domain/visit/edit'
import { isEmailAddress } from '@/domain/visit/message'
import type { PatientRecord } from '@/domain/visit/record'

export interface ConsentForm {
  email: string
  whose: string
  of: 'own' | 'other'
  saidYes: boolean
  confirmedAt: string | undefined
  kinds: ContentKind[]
  detail: Detail | ''
  tried: boolean
}

export type ConsentFaults = Partial<
  Record<'email' | 'whose' | 'saidYes' | 'kinds' | 'detail', string>
>

/** What is asked, filled with what was chosen before; nothing is chosen for the patient. */
export function useConsent(record: PatientRecord, edit: EditContext) {
  const { t } = useI18n()
  const entry = currentConsent(record.consents)
  const known = confirmedEmail(record.emails)
  /** Whoever came along today answers today, too: offered, to be changed where it is not so. */
  const companion = known ? known.whose : companionIn(record, edit.visitId)
  const form: ConsentForm = reactive({
    email: (known ?? record.emails[0])?.value ?? '',
    whose: companion ?? '',
    of: companion === undefined ? 'own' : 'other',
    saidYes: false,
    kinds: entry?.state === 'given' ? [...entry.kinds] : [],
    detail: entry?.state === 'given' ? entry.detail : '',
    tried: false,
    /** Given back only while the address is the one that was confirmed. */
    confirmedAt: computed(() => (isKnown() ? known?.confirmedAt : undefined)),
  })

  const address = () => form.email.trim()
  const whose = () => (form.of === 'other' ? form.whose.trim() : undefined)
  const isKnown = () => known !== undefined && known.value === address() && known.whose === whose()

  const faults = computed((): ConsentFaults => {
    if (!form.tried) return {}
    const found: ConsentFaults = {}
    if (!isEmailAddress(address())) found.email = t('messages.consent.badAddress')
    else if (!isKnown() && !form.saidYes) found.saidYes = t('messages.consent.notRead')
    if (whose() === '') found.whose = t('messages.consent.noWhose')
    if (form.kinds.length === 0) found.kinds = t('messages.consent.noKinds')
    if (form.detail === '') found.detail = t('messages.consent.noDetail')
    return found
  })
  const ready = computed(() => form.tried && Object.keys(faults.value).length === 0)

  async function save(): Promise<void> {
    const [value, of] = [address(), whose()]
    if (!isKnown()) await confirmAddress(edit, { value, ...(of !== undefined && { whose: of }) })
    if (form.detail === '') return
    const choice = { kinds: form.kinds, detail: form.detail, byPatient: of === undefined }
    await recordConsent(edit, choice, entry)
  }

  const before = entry && {
    entry,
    state: entry.state,
    choice: {
      kinds: entry.kinds,
      detail: entry.detail,
      byPatient: known?.whose === undefined,
    },
  }
  return { form, faults, ready, save, before }
}
