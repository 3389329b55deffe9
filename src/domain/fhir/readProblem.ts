import type { Problem } from '../visit/record'
import { dateOrNothing } from '../visit/when'
import { codeAt, codingsOf, nameOf } from './concept'
import { element, fieldsAt, textAt, type Fields } from './json'
import type { RecordWords } from './words'

/** Nothing for what was entered in error or ruled out. */
export function readProblem(condition: Fields, id: string, words: RecordWords): Problem | null {
  const verification = codeAt(condition, 'verificationStatus')
  if (verification === 'entered-in-error' || verification === 'refuted') return null
  const code = fieldsAt(condition, 'code')
  const since = dateFrom(condition, 'onset') ?? dateOrNothing(textAt(condition, 'recordedDate'))
  const until = dateFrom(condition, 'abatement')
  return {
    origin: { type: 'Condition', id },
    name: nameOf(code) ?? words.problem,
    codings: codingsOf(code),
    status: isOver(condition) ? 'resolved' : 'active',
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  }
}

/** Where no clinical status was written down, an end date speaks for it. */
function isOver(condition: Fields): boolean {
  const status = codeAt(condition, 'clinicalStatus')
  if (status !== undefined) return ['resolved', 'inactive', 'remission'].includes(status)
  return ['DateTime', 'Period', 'Age', 'Range', 'String'].some(
    (kind) => element(condition, `abatement${kind}`) !== undefined,
  )
}

function dateFrom(condition: Fields, stem: 'onset' | 'abatement'): string | undefined {
  const period = fieldsAt(condition, `${stem}Period`)
  return dateOrNothing(
    textAt(condition, `${stem}DateTime`) ?? textAt(period, 'start') ?? textAt(period, 'end'),
  )
}
