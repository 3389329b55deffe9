import type { LineKind, OpenItem, PlanLine } from '../visit/plan'
import type { Medicine, Origin } from '../visit/record'
import { nameOf } from './concept'
import { fieldsAt, listAt, textAt, verbatimAt, type Fields } from './json'
import { lineIdAt } from './planEdits'
import {
  extensionAt,
  lineChanged,
  lineDetail,
  lineKind,
  lineKinds,
  lineSource,
  lineText,
} from './planNames'
import { isOurPlan, isOver } from './readPlan'
import { newestMark, type SaidOfLine } from './readPlanMarks'
import { originOfReference } from './resource'

/** What a line may point at, already read. */
export interface PlanSources {
  readonly medicines: readonly Medicine[]
  /** Any order of the record, done or not. */
  readonly order: (origin: Origin) => Fields | undefined
  readonly openItems: readonly OpenItem[]
  readonly said: readonly SaidOfLine[]
}

/** The lines of our own plan, in their order, each with the patient's newest answer. */
export function readOurPlan(plan: Fields, id: string, from: PlanSources): readonly PlanLine[] {
  if (!isOurPlan(plan)) return []
  return listAt(plan, 'activity').flatMap((activity, index) => {
    const detail = fieldsAt(activity, 'detail')
    if (isOver(detail)) return []
    const source = sourceOf(activity)
    const told = toldOf(source, from)
    // Nobody should be told to take what was stopped, or to have a test that is done.
    if (told === 'over') return []
    const text = said(activity, lineText) ?? told?.text ?? ownText(activity, detail)
    if (text === undefined) return []
    const more = said(activity, lineDetail) ?? textAt(detail, 'scheduledString') ?? told?.detail
    const lineId = textAt(activity, 'id') ?? lineIdAt(index)
    const changedAt = textAt(extensionAt(activity, lineChanged), 'valueDateTime')
    const mark = newestMark(from.said, lineId, changedAt)
    return {
      origin: { type: 'CarePlan', id },
      lineId,
      kind: kindOf(activity, detail, source),
      text,
      why: told?.why ?? [],
      ...(more !== undefined && { detail: more }),
      ...(source !== undefined && { source }),
      ...(mark !== undefined && { mark }),
    }
  })
}

interface Told {
  readonly text: string
  readonly detail?: string
  readonly why: readonly string[]
}

function toldOf(source: Origin | undefined, from: PlanSources): Told | 'over' | undefined {
  if (source === undefined) return undefined
  const is = ({ type, id }: Origin) => type === source.type && id === source.id
  const medicine = from.medicines.find((each) => [each.origin, ...each.alsoRunning].some(is))
  if (medicine !== undefined) {
    if (medicine.status === 'stopped' || medicine.status === 'mistake') return 'over'
    const { name: text, howTaken: detail, why } = medicine
    return { text, why, ...(detail !== undefined && { detail }) }
  }
  const order = from.openItems.find(({ origin }) => is(origin))
  if (order !== undefined) return order
  // In the record, but not among what is taken or open: a refill ended, a test was done.
  return from.order(source) === undefined ? undefined : 'over'
}

function sourceOf(activity: Fields): Origin | undefined {
  const named = fieldsAt(extensionAt(activity, lineSource), 'valueReference')
  return originOfReference(textAt(fieldsAt(activity, 'reference') ?? named, 'reference'))
}

function ownText(activity: Fields, detail: Fields | undefined): string | undefined {
  return (
    verbatimAt(detail, 'description') ??
    nameOf(fieldsAt(detail, 'code')) ??
    textAt(fieldsAt(activity, 'reference'), 'display')
  )
}

function said(activity: Fields, url: string): string | undefined {
  return verbatimAt(extensionAt(activity, url), 'valueString')
}

function kindOf(
  activity: Fields,
  detail: Fields | undefined,
  source: Origin | undefined,
): LineKind {
  const written = textAt(extensionAt(activity, lineKind), 'valueCode')
  const kind = lineKinds.find((each) => each === written)
  if (kind !== undefined) return kind
  const type = textAt(detail, 'kind') ?? source?.type
  if (type === 'MedicationRequest') return 'medicine'
  return type === 'ServiceRequest' ? 'test' : 'activity'
}
