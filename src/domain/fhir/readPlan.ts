import type { LineKind, OpenItem } from '../visit/plan'
import { hasCode, nameOf, namesOf } from './concept'
import { fieldsAt, listAt, textAt, type Fields } from './json'
import { ourPlanCode } from './planNames'

const over = ['completed', 'cancelled', 'stopped', 'entered-in-error']

export function isOver(detail: Fields | undefined): boolean {
  return over.includes(textAt(detail, 'status') ?? '')
}

export function isOurPlan(plan: Fields): boolean {
  return (
    textAt(plan, 'status') === 'active' &&
    listAt(plan, 'category').some((category) => hasCode(category, [ourPlanCode]))
  )
}

/** What is still to be done of a plan that somebody else runs; its medicines are in their own list. */
export function readOtherPlan(plan: Fields, id: string): readonly OpenItem[] {
  if (textAt(plan, 'status') !== 'active' || isOurPlan(plan)) return []
  const names = listAt(plan, 'category').map(nameOf)
  const title = textAt(plan, 'title') ?? names.find((name) => name !== undefined)
  return listAt(plan, 'activity').flatMap((activity) => {
    const detail = fieldsAt(activity, 'detail')
    if (detail === undefined || isOver(detail)) return []
    if (textAt(detail, 'kind') === 'MedicationRequest') return []
    const name = nameOf(fieldsAt(detail, 'code'))
    const description = textAt(detail, 'description')
    const text = name ?? description
    const when = textAt(detail, 'scheduledString')
    const more = when ?? (name === undefined ? title : (description ?? title))
    if (text === undefined) return []
    return {
      origin: { type: 'CarePlan', id },
      kind: 'activity' as const,
      text,
      why: [],
      ...(more !== undefined && more !== text && { detail: more }),
    }
  })
}

/** A test, referral or other order that is still to be done. */
export function readOrder(order: Fields, id: string): readonly OpenItem[] {
  const status = textAt(order, 'status')
  const text = nameOf(fieldsAt(order, 'code'))
  if ((status !== 'active' && status !== 'on-hold') || text === undefined) return []
  const kind = kindOfOrder(order)
  return [{ origin: { type: 'ServiceRequest', id }, kind, text, why: namesOf(order, 'reasonCode') }]
}

/** SNOMED CT: laboratory procedure, imaging, evaluation; patient referral and its children. */
const tests = [
  '108252007',
  '363679005',
  '386053000',
  '103693007',
  '71388002',
  'laboratory',
  'imaging',
]
const referrals = ['3457005', '306206005', '306253008', '11429006']

function kindOfOrder(order: Fields): LineKind {
  const concepts = [...listAt(order, 'category'), fieldsAt(order, 'code')]
  const names = concepts.map((concept) => nameOf(concept) ?? '').join(' ')
  if (concepts.some((concept) => hasCode(concept, referrals)) || /referr?al/i.test(names))
    return 'referral'
  return concepts.some((concept) => hasCode(concept, tests)) ? 'test' : 'other'
}

/** The same thing ordered twice is one thing to do. */
export function withoutRepeats(items: readonly OpenItem[]): readonly OpenItem[] {
  return [...new Map(items.toReversed().map((item) => [item.text, item])).values()].toReversed()
}
