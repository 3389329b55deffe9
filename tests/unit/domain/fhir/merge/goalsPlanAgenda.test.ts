import { expect, test } from 'vitest'
import { agendaList } from '@/domain/fhir/agendaList'
import { sealedGoal } from '@/domain/fhir/goalAgreement'
import { changedGoal, goalResource } from '@/domain/fhir/goalEdits'
import { goalWithProgress } from '@/domain/fhir/goalProgress'
import { mergeThreeWay } from '@/domain/fhir/merge/mergeThreeWay'
import { settleClashes } from '@/domain/fhir/merge/settleClashes'
import {
  newPlan,
  withChangedLine,
  withLine,
  withMovedLine,
  withoutLine,
} from '@/domain/fhir/planEdits'
import type { EditContext } from '@/domain/visit/edit'
import type { Json } from './mergeSample'
import { doctor, nurse, paths, patient } from './people'

const goal = goalResource(doctor, { words: 'Walk to the market' }, 'g1')

test('a yes to the old words becomes a yes to the new ones', () => {
  const agreed = sealedGoal(goal, patient, 'patient', 'agree')
  const reworded = changedGoal(goal, { words: 'Walk to the market every day' })
  for (const [mine, theirs] of [
    [agreed, reworded],
    [reworded, agreed],
  ] as const) {
    const merge = mergeThreeWay<object>(goal, mine, theirs)
    const answer = merge.clashes.find(({ path }) => path.includes('goal-acceptance|Patient/p1'))
    expect(answer?.why).toBe('careful')
  }
})

test('both say yes at once and are asked which of them is right', () => {
  const [mine, theirs] = [
    sealedGoal(goal, doctor, 'clinician', 'agree'),
    sealedGoal(goal, patient, 'patient', 'agree'),
  ]
  const { merged, clashes } = mergeThreeWay<object>(goal, mine, theirs)
  expect(clashes).toEqual([])
  expect(JSON.stringify(merged).match(/"agree"/g)).toHaveLength(2)
})

test('two reports on a goal push each other out', () => {
  const told = (by: EditContext, words: string) =>
    goalWithProgress(goal, { rating: 'some', words, label: 'Some', at: by.now() } as never, by)
  const { merged, clashes } = mergeThreeWay<object>(
    goal,
    told(nurse, 'Twice.'),
    told(doctor, 'Once.'),
  )
  expect(clashes).toEqual([])
  expect((merged as Json)['note']).toMatchObject([{ text: 'Once.' }, { text: 'Twice.' }])
})

const question = (id: string) => ({ type: 'Communication', id })
const ranked = (by: EditContext, ...ids: string[]) => agendaList(by, ids.map(question), undefined)
const order = (list: object) =>
  ((list as Json)['entry'] as { item: { reference: string } }[]).map(({ item }) =>
    item.reference.slice(-1),
  )

test('the patient’s ranking is undone by the doctor, who answers one question and hears another', () => {
  const base = ranked(doctor, 'a', 'b', 'c')
  const { merged, clashes } = mergeThreeWay<object>(
    base,
    ranked(patient, 'c', 'a', 'b'),
    ranked(nurse, 'a', 'c', 'd'),
  )
  expect(clashes).toEqual([])
  expect(order(merged)).toEqual(['c', 'a', 'd'])
})

test('two rankings make a third that nobody meant', () => {
  const base = ranked(doctor, 'a', 'b', 'c')
  const [mine, theirs] = [ranked(patient, 'c', 'b', 'a', 'e'), ranked(nurse, 'b', 'a', 'c', 'd')]
  const merge = mergeThreeWay<object>(base, mine, theirs)
  expect(paths(merge)).toEqual(['entry both'])
  // A choice of order loses nobody's question.
  expect(order(merge.merged)).toEqual(['b', 'a', 'c', 'd', 'e'])
  expect(order(settleClashes<object>(base, mine, theirs, { entry: 'mine' }))).toEqual([
    'c',
    'b',
    'a',
    'd',
    'e',
  ])
})

const line = (text: string) => ({ kind: 'activity', text }) as const
const plan = ['l1', 'l2', 'l3'].reduce((all, id) => withLine(all, line(id), id), newPlan(doctor))

test('lines of the plan get lost between two tablets', () => {
  const mine = withMovedLine(withLine(plan, line('mine'), 'm'), 'l3', 'before', 'l1')
  const theirs = withChangedLine(
    withoutLine(withLine(plan, line('theirs'), 't'), 'l2'),
    'l1',
    { text: 'Walk', detail: 'daily' },
    nurse.now(),
  )
  const { merged, clashes } = mergeThreeWay<object>(plan, mine, theirs)
  expect(clashes).toEqual([])
  expect((merged as Json)['activity']).toMatchObject([
    { id: 'l3' },
    { id: 'l1', detail: { description: 'Walk' } },
    { id: 'm' },
    { id: 't' },
  ])
})

test('a line is taken out while somebody writes in it', () => {
  const theirs = withChangedLine(plan, 'l2', { text: 'Swim', detail: '' }, nurse.now())
  const merge = mergeThreeWay<object>(plan, withoutLine(plan, 'l2'), theirs)
  expect(paths(merge)).toEqual(['activity[id=l2] both'])
  expect(merge.merged).toEqual(theirs)
  const settled = settleClashes<object>(plan, withoutLine(plan, 'l2'), theirs, {
    'activity[id=l2]': 'mine',
  })
  expect(settled).toEqual(withoutLine(plan, 'l2'))
})

test('two people write in one line: only the words are asked about, not the hour', () => {
  const wrote = (by: EditContext, text: string) =>
    withChangedLine(plan, 'l2', { text, detail: '' }, by.now())
  const merge = mergeThreeWay<object>(plan, wrote(doctor, 'Swim'), wrote(nurse, 'Run'))
  expect(paths(merge)).toEqual(['activity[id=l2].detail.description both'])
})
