import { afterAll, beforeAll, expect, test } from 'vitest'
import { feedbackResponse } from '@/domain/fhir/feedback'
import type { FeedbackStep } from '@/domain/visit/feedback'
import { openClinic, type OpenClinic } from '../support/openClinic'
import { patientId, rosa } from './people'

let clinic: OpenClinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const report = async () => (await clinic.get(`${clinic.url}/clinic/feedback`)).body
let ids = 0
const answer = async (step: FeedbackStep, more: object = {}) => {
  const steps = { listened: step, understood: step }
  const response = feedbackResponse(
    { steps, words: 'Secret words' },
    '2026-03-03T09:00:00Z',
    `f${(ids += 1)}`,
  )
  expect((await clinic.put({ ...response, ...more })).status).toBe(201)
}

test('strangers get neither', async () => {
  for (const path of ['mail', 'feedback']) {
    const { status } = await clinic.as(undefined).get(`${clinic.url}/clinic/${path}`)
    expect(status).toBe(401)
  }
})

test('a tablet can ask whether mail is set up', async () => {
  expect((await clinic.get(`${clinic.url}/clinic/mail`)).body).toEqual({ configured: false })
})

test('24 answers are not shown, 25 are, and the 26th alone changes nothing', async () => {
  const nothing = {
    listened: { enough: false },
    understood: { enough: false },
    fitted: { enough: false },
  }
  expect(await report()).toEqual(nothing)
  await clinic.put(rosa())
  // With a name on it, it is no anonymous answer.
  await answer(1, { subject: { reference: `Patient/${patientId}` } })
  for (let n = 0; n < 24; n++) await answer(n % 2 ? 5 : 4)
  expect(await report()).toEqual(nothing)
  await answer(1)
  const shown = { enough: true, answers: 25, average: 4.36, counts: [1, 0, 0, 12, 12] }
  expect(await report()).toEqual({ listened: shown, understood: shown, fitted: { enough: false } })
  await answer(1)
  expect((await report()).listened).toEqual(shown)
})

test('no word of an answer and no patient is in the report or in the answers themselves', async () => {
  expect(JSON.stringify(await report())).not.toContain('Secret')
  const { body } = await clinic.get('QuestionnaireResponse/f5')
  expect(body).toMatchObject({ authored: '2026-03' })
  for (const element of ['subject', 'author', 'source', 'encounter'])
    expect(body).not.toHaveProperty(element)
  expect(JSON.stringify((await clinic.get(`Patient/${patientId}/$everything`)).body)).not.toContain(
    'f5',
  )
})
