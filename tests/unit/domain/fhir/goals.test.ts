import { describe, expect, test } from 'vitest'
import { agreementProvenance, NotTheirSeal, sealedGoal } from '@/domain/fhir/goalAgreement'
import { changedGoal, goalResource } from '@/domain/fhir/goalEdits'
import {
  closedGoal,
  goalWithoutProgress,
  goalWithProgress,
  reopenedGoal,
} from '@/domain/fhir/goalProgress'
import type { GoalResource } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { GoalWords } from '@/domain/visit/goal'
import { patientId, recordOf, subject } from './sample'

const edit: EditContext = {
  patientId,
  visitId: 'v',
  author: { id: 'osei', name: 'Dr. Osei', role: 'clinician' },
  now: () => '2026-11-22T10:00:00Z',
  newId: () => 'n',
}
const alone: EditContext = { ...edit, author: { id: patientId, name: 'Rosa', role: 'patient' } }
const lee: EditContext = { ...edit, author: { id: 'lee', name: 'Nurse Lee', role: 'clinician' } }
const stairs: GoalWords = {
  words: 'Climb the church stairs',
  firstStep: 'Walk after dinner',
  helper: 'Ana',
  confidence: 8,
  inTheWay: 'My knees',
  due: '2027-03-28',
}
const ldl: GoalWords = {
  words: 'LDL below 70',
  targets: [
    {
      measure: { system: 'http://loinc.org', code: '13457-7', display: 'LDL' },
      comparator: '<',
      value: 70,
      unit: 'mg/dL',
      unitText: 'mg/dL',
    },
  ],
}
const read = (goal: GoalResource) => {
  const [shown] = recordOf(goal).goals
  if (shown === undefined) throw new Error('the goal is not in the record')
  return shown
}
const fresh = () => goalResource(edit, stairs, 'g')
const both = () =>
  sealedGoal(sealedGoal(fresh(), edit, 'patient', 'agree'), edit, 'clinician', 'agree')

describe('a goal', () => {
  test('says all that was said of it', () => {
    expect(read(fresh())).toMatchObject({
      ...stairs,
      ownWords: true,
      status: 'proposed',
      agreed: false,
    })
    expect(read(goalResource(edit, ldl, 'g')).targets).toMatchObject([
      { high: { value: 70, unit: 'mg/dL', comparator: '<' } },
    ])
  })

  test.each(['patient', 'clinician'] as const)(
    'stays a proposal when only the %s agreed',
    (side) => {
      const half = sealedGoal(fresh(), edit, side, 'agree')
      expect(half.lifecycleStatus).toBe('proposed')
      expect(read(half)).toMatchObject({ agreed: false, status: 'proposed' })
      expect(read(half).seals[side].state).toBe('agreed')
    },
  )

  test('that nobody of the clinic was asked about yet stays a proposal', () => {
    const proposed = sealedGoal(goalResource(alone, stairs, 'g'), alone, 'patient', 'agree')
    expect(proposed.lifecycleStatus).toBe('proposed')
    expect(read(proposed)).toMatchObject({ agreed: false, status: 'proposed' })
  })

  test('is active from the day on which the second one agreed', () => {
    const later = { ...edit, now: () => '2026-12-01T10:00:00Z' }
    const half = sealedGoal(fresh(), edit, 'clinician', 'agree')
    const whole = sealedGoal(half, later, 'patient', 'agree')
    expect(whole).toMatchObject({ lifecycleStatus: 'active', startDate: '2026-12-01' })
    expect(read(whole)).toMatchObject({ agreed: true, status: 'active' })
  })

  test('is a proposal again when one takes the agreement back', () => {
    const back = sealedGoal(both(), edit, 'patient', 'pending')
    expect(back.lifecycleStatus).toBe('proposed')
    expect(read(back).seals.clinician.state).toBe('agreed')
  })

  test('asks both again when the words, the number or the day change', () => {
    for (const words of [
      { ...stairs, words: 'Climb two stairs' },
      { ...stairs, due: '2027-06-01' },
      { ...stairs, targets: ldl.targets ?? [] },
    ]) {
      const changed = changedGoal(both(), words)
      expect(changed.lifecycleStatus).toBe('proposed')
      const { patient, clinician } = read(changed).seals
      expect([patient.state, clinician.state]).toEqual(['open', 'open'])
    }
  })

  test('stays agreed when only the way there changes', () => {
    const changed = changedGoal(both(), {
      ...stairs,
      firstStep: 'Walk before dinner',
      confidence: 5,
    })
    expect(read(changed)).toMatchObject({
      agreed: true,
      firstStep: 'Walk before dinner',
      confidence: 5,
    })
  })

  test('keeps its number when the words change and the number was not asked about', () => {
    const changed = changedGoal(goalResource(edit, ldl, 'g'), { words: 'My LDL under 70' })
    expect(read(changed).targets).toMatchObject([{ high: { value: 70 } }])
  })

  test('of a colleague who never answered is sealed by who is here', () => {
    const sealed = sealedGoal(
      sealedGoal(fresh(), edit, 'patient', 'agree'),
      lee,
      'clinician',
      'agree',
    )
    expect(read(sealed).seals.clinician).toEqual({ state: 'agreed', by: 'Nurse Lee' })
    expect(read(sealed).agreed).toBe(true)
  })

  test('that one of two clinicians refused stays refused', () => {
    const no = fresh()
    const refused: GoalResource = {
      ...no,
      extension: JSON.parse(
        JSON.stringify(no.extension).replaceAll('"pending"', '"disagree"'),
      ) as NonNullable<GoalResource['extension']>,
    }
    const sealed = sealedGoal(
      sealedGoal(refused, lee, 'clinician', 'agree'),
      edit,
      'patient',
      'agree',
    )
    expect(read(sealed)).toMatchObject({ agreed: false, status: 'proposed' })
  })
})

describe('who tapped', () => {
  const agents = (at: EditContext, by: 'patient' | 'clinician') =>
    agreementProvenance('g', at, by, 'agree', 'p').agent.map(({ type, who }) => [
      type.coding?.[0]?.code,
      who.reference,
    ])

  test('is the patient, with the clinician named as who held the tablet', () => {
    expect(agents(edit, 'patient')).toEqual([
      ['author', `Patient/${patientId}`],
      ['enterer', 'Practitioner/osei'],
    ])
  })

  test('is the patient alone in the waiting room, the clinician alone for the clinician', () => {
    expect(agents(alone, 'patient')).toEqual([['author', `Patient/${patientId}`]])
    expect(agents(edit, 'clinician')).toEqual([['author', 'Practitioner/osei']])
  })

  test('is never the clinician while the patient holds the tablet', () => {
    expect(() => sealedGoal(fresh(), alone, 'clinician', 'agree')).toThrow(NotTheirSeal)
    expect(() => agents(alone, 'clinician')).toThrow(NotTheirSeal)
  })
})

describe('progress', () => {
  const noted = (rating: 'better' | 'reached', words: string, at: string) => ({
    rating,
    words,
    label: 'Label',
    at,
  })

  test('keeps the patient’s words apart from a label that we wrote', () => {
    const once = goalWithProgress(both(), noted('better', '', '2026-11-22T10:00:00Z'), edit)
    const twice = goalWithProgress(
      once,
      noted('better', 'One more step', '2026-12-22T10:00:00Z'),
      edit,
    )
    expect(read(twice).progress).toMatchObject([
      { rating: 'better', words: 'One more step', byName: 'Dr. Osei' },
      { rating: 'better', at: '2026-11-22T10:00:00Z' },
    ])
    expect(read(twice).progress[1]).not.toHaveProperty('words')
  })

  test('reached closes the goal; taken back, it stands where it stood', () => {
    const better = goalWithProgress(both(), noted('better', 'Up', '2026-11-22T10:00:00Z'), edit)
    const reached = goalWithProgress(better, noted('reached', '', '2026-12-22T10:00:00Z'), edit)
    expect(read(reached).status).toBe('done')
    const back = goalWithoutProgress(reached, '2026-12-22T10:00:00Z', edit)
    expect(read(back)).toMatchObject({ status: 'active', progress: [{ words: 'Up' }] })
  })

  test('a stopped goal is taken up again as what the seals make it', () => {
    expect(read(reopenedGoal(closedGoal(both(), 'stopped', edit), edit)).status).toBe('active')
    expect(read(reopenedGoal(closedGoal(fresh(), 'stopped', edit), edit)).status).toBe('proposed')
    expect(recordOf(closedGoal(fresh(), 'mistake', edit)).goals).toEqual([])
  })
})

test('a goal of another system stays readable: no seals, one acceptance, a bare achievement', () => {
  const bare = {
    resourceType: 'Goal' as const,
    id: 'old',
    lifecycleStatus: 'accepted',
    achievementStatus: { coding: [{ code: 'worsening' }] },
    description: { text: 'Hemoglobin A1c < 7.0' },
    subject,
  }
  expect(read(bare)).toMatchObject({
    status: 'proposed',
    ownWords: false,
    seals: { patient: { state: 'open' }, clinician: { state: 'open' } },
    progress: [{ rating: 'harder' }],
  })
  const one = sealedGoal(bare, edit, 'clinician', 'agree')
  expect(read(one).seals.clinician).toEqual({ state: 'agreed', by: 'Dr. Osei' })
  expect(read(sealedGoal(one, alone, 'patient', 'agree')).status).toBe('active')
})
