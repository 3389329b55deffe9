import type { ContentKind } from '@/domain/visit/consent'
import type { IconName } from '@/ui/icons'

export const kindIcon: Readonly<Record<ContentKind, IconName>> = {
  appointment: 'calendar',
  medicine: 'pill',
  summary: 'print',
  lesson: 'book',
  form: 'checklist',
  'results-invitation': 'speech',
}
