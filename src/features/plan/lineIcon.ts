import type { LineKind, MarkKind } from '@/domain/visit/plan'
import type { IconName } from '@/ui/icons'

/** What kind of line it is, drawn. */
export const lineIcon: Readonly<Record<LineKind, IconName>> = {
  medicine: 'pill',
  activity: 'shoe',
  test: 'flask',
  referral: 'person',
  other: 'checklist',
}

/** The three answers have one weight: a shape each, and no alarm. */
export const markIcon: Readonly<Record<MarkKind, IconName>> = {
  'got-it': 'check',
  question: 'question',
  cannot: 'cant',
}
