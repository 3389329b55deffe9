import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFormsStore } from '@/stores/formsStore'
import { useVisitStore } from '@/stores/visitStore'

/** The forms of the open visit, in the language of the screen; followed as both change. */
export function useOpenForms() {
  const { locale } = useI18n()
  const visit = useVisitStore()
  const forms = useFormsStore()
  watch(
    [() => visit.edit?.visitId, locale],
    () => visit.edit && forms.open(visit.edit, locale.value),
    { immediate: true },
  )
  return forms
}
