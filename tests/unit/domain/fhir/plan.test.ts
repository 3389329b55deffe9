import { expect, test } from 'vitest'
import {
  lineTaken,
  withChangedLine,
  withLine,
  withLineBack,
  withMovedLine,
  withoutLine,
} from '@/domain/fhir/planEdits'
import type { CarePlan } from '@/domain/fhir/planResources'
import { linesToReply, planSuggestions, unansweredLines } from '@/domain/visit/plan'
import { ourPlanCode } from '@/domain/fhir/planNames'
import { recordOf, subject } from './sample'

const codes = 'urn:alongside:codes'
const ours = [{ coding: [{ system: codes, code: ourPlanCode }] }]
const line = (id: string, description: string, more: object = {}) => ({
  id,
  ...more,
  detail: { status: 'not-started', description },
})
const plan = (...activity: object[]) => ({
  resourceType: 'CarePlan' as const,
  id: 'plan-rosa',
  status: 'active',
  intent: 'plan',
  category: ours,
  subject,
  activity,
})
const said = (
  id: string,
  code: string,
  lineId: string,
  sent: string,
  words?: string,
  more = {},
) => ({
  resourceType: 'Communication' as const,
  id,
  status: 'completed',
  subject,
  sender: subject,
  sent,
  category: [{ coding: [{ system: codes, code }] }],
  extension: [{ url: 'urn:alongside:ext:plan-line', valueString: lineId }],
  ...(words === undefined ? {} : { payload: [{ contentString: words }] }),
  ...more,
})
const amlodipine = (status: string) => ({
  resourceType: 'MedicationRequest' as const,
  id: 'amlo',
  status,
  intent: 'order',
  subject,
  medicationCodeableConcept: { text: 'Amlodipine 5 mg' },
  reasonCode: [{ text: 'high blood pressure' }],
  dosageInstruction: [{ text: 'one each morning' }],
})
const byReference = {
  id: 'm',
  reference: { reference: 'MedicationRequest/amlo', display: 'Old name' },
}

test('the newest answer to a line wins, and one that was taken back counts no more', () => {
  const first = said('a', 'got-it', 'l', '2026-11-22T10:00:00Z', 'Walk')
  const second = said('b', 'line-cannot', 'l', '2026-11-22T10:01:00Z', 'My knee')
  const walk = plan(line('l', 'Walk'))
  expect(recordOf(walk, second, first).plan[0]?.mark).toMatchObject({
    kind: 'cannot',
    words: 'My knee',
  })
  const slip = { ...second, status: 'entered-in-error' }
  expect(recordOf(walk, slip, first).plan[0]?.mark?.kind).toBe('got-it')
})

test('a clock in another zone does not make an older answer the newest', () => {
  const late = said('a', 'line-question', 'l', '2026-11-22T10:00:00-05:00')
  const early = said('b', 'got-it', 'l', '2026-11-22T14:00:00Z')
  expect(recordOf(plan(line('l', 'Walk')), late, early).plan[0]?.mark?.kind).toBe('question')
})

test('the reply stands under the answer that it is a reply to, not under a newer one', () => {
  const asked = said('q', 'line-question', 'l', '2026-11-22T10:00:00Z', 'Every day?')
  const reply = said('r', 'answered', 'l', '2026-11-22T10:02:00Z', 'On most days.', {
    inResponseTo: [{ reference: 'Communication/q' }],
    sender: { reference: 'Practitioner/osei', display: 'Dr. Osei' },
  })
  const walk = plan(line('l', 'Walk'))
  const record = recordOf(walk, asked, reply)
  expect(record.plan[0]?.mark?.reply).toMatchObject({ words: 'On most days.', byName: 'Dr. Osei' })
  expect(linesToReply(record)).toEqual([])
  const again = recordOf(walk, asked, reply, said('n', 'line-cannot', 'l', '2026-11-22T10:03:00Z'))
  expect(again.plan[0]?.mark?.reply).toBeUndefined()
  expect(linesToReply(again)).toHaveLength(1)
})

test('"Got it" said of other words is no answer to what the line says now', () => {
  const got = said('a', 'got-it', 'l', '2026-11-22T10:00:00Z', 'Walk')
  const changed = withChangedLine(
    plan(line('l', 'Walk')),
    'l',
    { text: 'Walk 15 minutes', detail: 'After dinner' },
    '2026-11-22T10:05:00Z',
  )
  const record = recordOf(changed, got)
  expect(record.plan[0]).toMatchObject({ text: 'Walk 15 minutes', detail: 'After dinner' })
  expect(unansweredLines(record)).toHaveLength(1)
  expect(unansweredLines(recordOf(plan(line('l', 'Walk')), got))).toEqual([])
})

test('a medicine line says what the record says now, and goes when it is stopped', () => {
  const [shown] = recordOf(plan(byReference), amlodipine('active')).plan
  expect(shown).toMatchObject({
    kind: 'medicine',
    text: 'Amlodipine 5 mg',
    detail: 'one each morning',
    why: ['high blood pressure'],
  })
  expect(recordOf(plan(byReference), amlodipine('stopped')).plan).toEqual([])
})

test('a line that points at what this tablet does not have stays readable', () => {
  expect(recordOf(plan(byReference)).plan[0]?.text).toBe('Old name')
})

test('the plan of somebody else is offered, not taken for the plan made together', () => {
  const theirs = { ...plan(line('x', 'Respiratory therapy')), id: 'theirs', category: [] }
  const order = {
    resourceType: 'ServiceRequest' as const,
    id: 'eye',
    status: 'active',
    intent: 'order',
    subject,
    category: [{ coding: [{ system: 'http://snomed.info/sct', code: '3457005' }] }],
    code: { text: 'Eye doctor' },
  }
  const record = recordOf(theirs, order, amlodipine('active'), plan(line('l', 'Walk')))
  expect(record.plan.map(({ text }) => text)).toEqual(['Walk'])
  expect(record.openItems.map(({ text }) => text)).not.toContain('Walk')
  expect(planSuggestions(record).map(({ kind, text }) => [kind, text])).toEqual([
    ['medicine', 'Amlodipine 5 mg'],
    ['activity', 'Respiratory therapy'],
    ['referral', 'Eye doctor'],
  ])
})

test('what is in the plan is not offered again, under another entry of the same drug either', () => {
  const repeat = { ...amlodipine('active'), id: 'amlo-2', authoredOn: '2026-11-01' }
  const before = { ...amlodipine('active'), authoredOn: '2026-10-01' }
  const extension = [{ url: 'urn:alongside:ext:line-text', valueString: 'The small pill' }]
  const record = recordOf(plan({ ...byReference, extension }), before, repeat)
  expect(record.plan[0]?.text).toBe('The small pill')
  expect(planSuggestions(record)).toEqual([])
  expect(planSuggestions(recordOf(plan(byReference), amlodipine('active')))).toEqual([])
})

test('a line that was taken out comes back whole, to its place, and only once', () => {
  const strange = line('b', 'Rest', { progress: [{ text: 'Went well' }] })
  const before = plan(line('a', 'Walk'), strange, line('c', 'Drink')) as CarePlan
  const taken = lineTaken(before, 'b')
  const after = withoutLine(before, 'b')
  expect(after.activity?.map(({ id }) => id)).toEqual(['a', 'c'])
  if (taken === undefined) throw new Error('nothing was taken')
  const back = withLineBack(after, taken)
  expect(back.activity).toEqual(before.activity)
  expect(withLineBack(back, taken).activity).toEqual(before.activity)
})

test('a line moves past a hidden one, and the plan never loses a line', () => {
  const done = { id: 'd', detail: { status: 'completed', description: 'Done' } }
  const before = plan(line('a', 'Walk'), done, line('c', 'Drink')) as CarePlan
  const moved = withMovedLine(before, 'c', 'before', 'a')
  expect(moved.activity?.map(({ id }) => id)).toEqual(['c', 'a', 'd'])
  expect(withMovedLine(before, 'c', 'after', 'gone').activity).toHaveLength(3)
})

test('the last line taken out leaves no empty list, which FHIR forbids', () => {
  expect(withoutLine(plan(line('a', 'Walk')) as CarePlan, 'a')).not.toHaveProperty('activity')
})

test('what no text may hold does not reach the record; emoji stay whole', () => {
  const added = withLine(plan(), { kind: 'other', text: 'Wa\u0000lk 🏃🏽‍♀️' }, 'n')
  expect(recordOf(added).plan[0]?.text).toBe('Walk 🏃🏽‍♀️')
})
