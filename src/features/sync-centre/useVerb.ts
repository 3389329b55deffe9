import { useI18n } from 'vue-i18n'

/** What was done, in words; an edit of a newer app is still called an edit. */
export function useVerb(): (name: string) => string {
  const i18n = useI18n()
  return (name) => i18n.t(`syncCentre.verb.${i18n.te(`syncCentre.verb.${name}`) ? name : 'other'}`)
}
