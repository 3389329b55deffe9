import type { Origin, PlanLine } from '../visit/record'
import { nameOf, namesOf } from './concept'
import { fieldsAt, listAt, textAt, type Fields } from './json'

const over = ['completed', 'cancelled', 'stopped', 'entered-in-error']

/** The lines of a plan that still runs; medicines are in the list of medicines. */
export function readCarePlan(plan: Fields, id: string): readonly PlanLine[] {
  if (textAt(plan, 'status') !== 'active') return []
  const origin: Origin = { type: 'CarePlan', id }
  const names = listAt(plan, 'category').map(nameOf)
  const title = textAt(plan, 'title') ?? names.find((name) => name !== undefined)
  return listAt(plan, 'activity').flatMap((activity) => {
    const detail = fieldsAt(activity, 'detail')
    if (detail === undefined || over.includes(textAt(detail, 'status') ?? '')) return []
    const kind = textAt(detail, 'kind')
    if (kind === 'MedicationRequest') return []
    const name = nameOf(fieldsAt(detail, 'code'))
    const description = textAt(detail, 'description')
    return line(origin, name ?? description, name === undefined ? title : (description ?? title))
  })
}

/** A test, referral or other order that is still to be done. */
export function readOrder(order: Fields, id: string): readonly PlanLine[] {
  const status = textAt(order, 'status')
  if (status !== 'active' && status !== 'on-hold') return []
  const why = namesOf(order, 'reasonCode')[0]
  return line({ type: 'ServiceRequest', id }, nameOf(fieldsAt(order, 'code')), why)
}

function line(
  origin: Origin,
  text: string | undefined,
  detail: string | undefined,
): readonly PlanLine[] {
  if (text === undefined) return []
  return [detail === undefined || detail === text ? { origin, text } : { origin, text, detail }]
}
