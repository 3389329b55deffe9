import type { Goal, GoalProgress, GoalTarget } from '../visit/goal'
import { dateOrNothing, newestFirst } from '../visit/when'
import { companionOf } from './companion'
import { codeAt, codingsOf, nameOf } from './concept'
import { sealsOf } from './goalAcceptance'
import {
  confidence,
  firstStep,
  goalProgress,
  helper,
  inTheWay,
  ratings,
  verbatim,
} from './goalNames'
import { fieldsAt, listAt, textAt, verbatimAt, type Fields } from './json'
import { extensionAt, numberIn } from './planNames'
import { readQuantity } from './readQuantity'
import type { RecordWords } from './words'

/** Nothing for what was entered in error. */
export function readGoal(
  goal: Fields,
  id: string,
  patientId: string,
  words: RecordWords,
): Goal | null {
  const lifecycle = textAt(goal, 'lifecycleStatus') ?? ''
  if (lifecycle === 'entered-in-error') return null
  const targets = listAt(goal, 'target').map(readTarget)
  const since = dateOrNothing(textAt(goal, 'startDate'))
  const due = targets.map((target) => target.due).find((date) => date !== undefined)
  const seals = sealsOf(goal, patientId)
  const agreed = seals.patient.state === 'agreed' && seals.clinician.state === 'agreed'
  const sure = numberIn(extensionAt(goal, confidence), 'valueInteger')
  const said = {
    firstStep: saidAt(goal, firstStep),
    helper: saidAt(goal, helper),
    inTheWay: saidAt(goal, inTheWay),
  }
  return {
    origin: { type: 'Goal', id },
    words: wordsOf(goal) ?? words.goal,
    ...companionOf(fieldsAt(goal, 'expressedBy')),
    ownWords: textAt(fieldsAt(goal, 'expressedBy'), 'reference')?.startsWith('Patient/') ?? false,
    agreed,
    seals,
    status: statusOf(lifecycle, agreed),
    targets,
    progress: progressOf(goal),
    ...(since !== undefined && { since }),
    ...(due !== undefined && { due }),
    ...(said.firstStep !== undefined && { firstStep: said.firstStep }),
    ...(said.helper !== undefined && { helper: said.helper }),
    ...(said.inTheWay !== undefined && { inTheWay: said.inTheWay }),
    ...(sure !== undefined && { confidence: Math.min(10, Math.max(0, Math.round(sure))) }),
  }
}

function wordsOf(goal: Fields): string | undefined {
  const description = fieldsAt(goal, 'description')
  return verbatimAt(description, 'text') ?? nameOf(description)
}

function saidAt(of: Fields, url: string): string | undefined {
  return verbatimAt(extensionAt(of, url), 'valueString')
}

/** What was noted from visit to visit; where another system only says where it stands, that. */
function progressOf(goal: Fields): readonly GoalProgress[] {
  const noted = listAt(goal, 'note').flatMap((note): readonly GoalProgress[] => {
    const rating = ratings[textAt(extensionAt(note, goalProgress), 'valueCode') ?? '']
    if (rating === undefined) return []
    const at = dateOrNothing(textAt(note, 'time'))
    const byName = textAt(fieldsAt(note, 'authorReference'), 'display')
    const said = extensionAt(note, verbatim)?.['valueBoolean'] === true
    const words = said ? verbatimAt(note, 'text') : undefined
    return [
      {
        rating,
        ...(words !== undefined && { words }),
        ...(at !== undefined && { at }),
        ...(byName !== undefined && { byName }),
      },
    ]
  })
  if (noted.length > 0) return noted.toSorted((a, b) => newestFirst(a.at, b.at))
  const rating = ratings[codeAt(goal, 'achievementStatus') ?? '']
  const at = dateOrNothing(textAt(goal, 'statusDate'))
  return rating === undefined ? [] : [{ rating, ...(at !== undefined && { at }) }]
}

function statusOf(lifecycle: string, agreed: boolean): Goal['status'] {
  switch (lifecycle) {
    case 'completed':
      return 'done'
    case 'cancelled':
    case 'rejected':
      return 'stopped'
    case 'active':
    case 'on-hold':
    case 'accepted':
      return agreed ? 'active' : 'proposed'
    default:
      return 'proposed'
  }
}

function readTarget(target: Fields): GoalTarget {
  const range = fieldsAt(target, 'detailRange')
  const point = readQuantity(target, 'detailQuantity')
  const up = point?.comparator === '>' || point?.comparator === '>='
  const down = point?.comparator === '<' || point?.comparator === '<='
  const low = readQuantity(range, 'low') ?? (up ? point : undefined)
  const high = readQuantity(range, 'high') ?? (down ? point : undefined)
  const due = dateOrNothing(textAt(target, 'dueDate'))
  return {
    measure: codingsOf(fieldsAt(target, 'measure')),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    ...(point !== undefined && !up && !down && { exact: point }),
    ...(due !== undefined && { due }),
  }
}
