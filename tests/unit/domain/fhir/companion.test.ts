import { expect, test } from 'vitest'
import { concernResource, concernWithWords } from '@/domain/fhir/concern'
import { sealedGoal } from '@/domain/fhir/goalAgreement'
import { goalResource, rewordedGoal } from '@/domain/fhir/goalEdits'
import { companionIn } from '@/domain/visit/companion'
import type { EditContext } from '@/domain/visit/edit'
import { patientId, recordOf, the } from './sample'

const patient: EditContext = {
  patientId,
  visitId: 'visit-2',
  author: { id: patientId, name: 'Theo Brandt', role: 'patient' },
  now: () => '2026-11-24T09:00:00.000Z',
  newId: () => 'new',
}
const mother: EditContext = {
  ...patient,
  author: { ...patient.author, companion: 'Elena, mother' },
}
const clinician: EditContext = {
  ...patient,
  author: { id: 'okafor', name: 'Hannah Okafor', role: 'clinician' },
}
const asked = (edit: EditContext) =>
  concernResource(edit, { kind: 'concern', words: 'It itches', private: false }, 'c')
const concernOf = (resource: object) => the(recordOf(resource).concerns[0])
const goalOf = (resource: object) => the(recordOf(resource).goals[0])

test('words that somebody else changes carry the name of who wrote last', () => {
  expect(concernOf(asked(mother)).companion).toBe('Elena, mother')
  const byPatient = concernOf(concernWithWords(patient, asked(mother), 'It itches at night'))
  expect(byPatient).toMatchObject({ words: 'It itches at night', byPatient: true })
  expect(byPatient.companion).toBeUndefined()
  const byMother = concernOf(concernWithWords(mother, asked(patient), 'It itches a lot'))
  expect(byMother.companion).toBe('Elena, mother')
  const byClinic = concernOf(concernWithWords(clinician, asked(mother), 'It itches, he says'))
  expect(byClinic).toMatchObject({ byPatient: false })
  expect(byClinic.companion).toBeUndefined()
})

test('a goal names who wrote it and who tapped for the patient', () => {
  const goal = goalResource(mother, { words: 'Sleep through' }, 'g')
  expect(goalOf(goal).companion).toBe('Elena, mother')
  const agreed = sealedGoal(goal, mother, 'patient', 'agree')
  expect(goalOf(agreed).seals.patient).toMatchObject({
    state: 'agreed',
    companion: 'Elena, mother',
  })
  const reworded = goalOf(rewordedGoal(patient, agreed, { words: 'Sleep till six' }))
  expect(reworded.companion).toBeUndefined()
  expect(reworded.seals.patient, 'nobody has agreed to the new words').toEqual(
    expect.not.objectContaining({ companion: 'Elena, mother' }),
  )
})

test('a goal of the clinic that the clinic rewords does not turn into the patient’s words', () => {
  const { expressedBy: _patient, ...goal } = goalResource(clinician, { words: 'LDL low' }, 'g')
  expect(goalOf(rewordedGoal(clinician, goal, { words: 'LDL lower' })).ownWords).toBe(false)
})

test('who came along today is known, who came last time is not', () => {
  const record = recordOf(asked(mother))
  expect(companionIn(record, 'visit-2')).toBe('Elena, mother')
  expect(companionIn(record, 'visit-3')).toBeUndefined()
})
