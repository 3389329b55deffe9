import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** Text sizes to choose from, in words. */
export function useTextSizes() {
  const { t } = useI18n()
  return computed(() =>
    (['standard', 'large', 'largest'] as const).map((value) => ({
      value,
      label: t(`app.textSize.${value}`),
    })),
  )
}
