import type { Goal, GoalTarget } from '../visit/goal'
import { dateOrNothing } from '../visit/when'
import { goalAcceptance } from './codes'
import { codingsOf, nameOf } from './concept'
import { fieldsAt, listAt, textAt, type Fields } from './json'
import { readQuantity } from './readQuantity'
import { originOfReference } from './resource'
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
  const agreed = agreedByBoth(goal, patientId)
  return {
    origin: { type: 'Goal', id },
    words: nameOf(fieldsAt(goal, 'description')) ?? words.goal,
    ownWords: textAt(fieldsAt(goal, 'expressedBy'), 'reference')?.startsWith('Patient/') ?? false,
    agreed,
    status: statusOf(lifecycle, agreed),
    targets,
    ...(since !== undefined && { since }),
    ...(due !== undefined && { due }),
  }
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

/**
 * Both have said yes, in so many words. A life cycle or an achievement is the sender's own view:
 * it never makes a number the patient's goal. One "disagree" on either side undoes it.
 */
function agreedByBoth(goal: Fields, patientId: string): boolean {
  const answers = listAt(goal, 'extension')
    .filter((extension) => textAt(extension, 'url') === goalAcceptance)
    .map((acceptance) => {
      const parts = listAt(acceptance, 'extension')
      const part = (url: string) => parts.find((each) => textAt(each, 'url') === url)
      const person = originOfReference(
        textAt(fieldsAt(part('individual'), 'valueReference'), 'reference'),
      )
      return { person, agrees: textAt(part('status'), 'valueCode') === 'agree' }
    })
  const patient = answers.filter(({ person }) => person?.id === patientId)
  const clinician = answers.filter(({ person }) => person?.type.startsWith('Practitioner'))
  return [patient, clinician].every((side) => side.length > 0 && side.every(({ agrees }) => agrees))
}
