import type { MarkKind, PlanMark } from '../visit/plan'
import { millisecondsOf } from '../visit/when'
import { companionOf } from './companion'
import { hasCode } from './concept'
import { fieldsAt, listAt, textAt, verbatimAt, type Fields } from './json'
import { extensionAt, markCodes, planLine } from './planNames'
import { originOfReference } from './resource'

/** One thing said about a line: by the patient (`kind`), or in reply to it. */
export interface SaidOfLine {
  readonly id: string
  readonly lineId: string
  readonly kind: MarkKind | 'reply'
  readonly words?: string
  readonly at: string
  readonly byName: string
  readonly visitId?: string
  readonly companion?: string
  readonly inResponseTo?: string
}

/** Nothing for what was taken back, and for messages that are about no line of the plan. */
export function readSaidOfLine(communication: Fields, id: string): SaidOfLine | null {
  if (textAt(communication, 'status') === 'entered-in-error') return null
  const lineId = textAt(extensionAt(communication, planLine), 'valueString')
  const kind = kindOf(communication)
  if (lineId === undefined || kind === undefined) return null
  const words = verbatimAt(listAt(communication, 'payload')[0], 'contentString')
  const asked = textAt(listAt(communication, 'inResponseTo')[0], 'reference')
  const visit = originOfReference(textAt(fieldsAt(communication, 'encounter'), 'reference'))
  const inResponseTo = originOfReference(asked)?.id
  return {
    id,
    lineId,
    kind,
    at: textAt(communication, 'sent') ?? '',
    byName: textAt(fieldsAt(communication, 'sender'), 'display') ?? '',
    ...(words !== undefined && kind !== 'got-it' && { words }),
    ...companionOf(fieldsAt(communication, 'sender')),
    ...(visit !== undefined && { visitId: visit.id }),
    ...(inResponseTo !== undefined && { inResponseTo }),
  }
}

/** The newest answer of the patient, with the newest reply to it. `changedAt`: of the line's words. */
export function newestMark(
  said: readonly SaidOfLine[],
  lineId: string,
  changedAt: string | undefined,
): PlanMark | undefined {
  const mark = newestOf(said.filter((each) => each.lineId === lineId && each.kind !== 'reply'))
  if (mark === undefined || mark.kind === 'reply') return undefined
  const reply = newestOf(
    said.filter(({ kind, inResponseTo }) => kind === 'reply' && inResponseTo === mark.id),
  )
  return {
    origin: { type: 'Communication', id: mark.id },
    kind: mark.kind,
    at: mark.at,
    stale: changedAt !== undefined && timeOf(mark.at) < timeOf(changedAt),
    ...(mark.words !== undefined && { words: mark.words }),
    ...(mark.companion !== undefined && { companion: mark.companion }),
    ...(mark.visitId !== undefined && { visitId: mark.visitId }),
    ...(reply?.words !== undefined && {
      reply: {
        origin: { type: 'Communication', id: reply.id },
        words: reply.words,
        byName: reply.byName,
        at: reply.at,
      },
    }),
  }
}

/** Two taps within one millisecond: the later one in the record counts. */
function newestOf(said: readonly SaidOfLine[]): SaidOfLine | undefined {
  return said.reduce<SaidOfLine | undefined>(
    (newest, each) => (newest && timeOf(newest.at) > timeOf(each.at) ? newest : each),
    undefined,
  )
}

function timeOf(at: string): number {
  const time = millisecondsOf(at)
  return Number.isNaN(time) ? 0 : time
}

function kindOf(communication: Fields): SaidOfLine['kind'] | undefined {
  const categories = listAt(communication, 'category')
  const is = (code: string) => categories.some((category) => hasCode(category, [code]))
  const marks = Object.entries(markCodes) as [MarkKind, string][]
  return marks.find(([, code]) => is(code))?.[0] ?? (is('answered') ? 'reply' : undefined)
}
