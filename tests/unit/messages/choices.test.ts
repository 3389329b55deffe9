import { beforeAll, expect, test, vi } from 'vitest'
import { choicesFor } from '@/features/messages/choicesFor'
import { contentKinds } from '@/domain/visit/consent'
import { messageReasons } from '@/domain/visit/message'
import { formatsFor } from '@/i18n/formats'
import en from '@/i18n/messages/en/messages'
import { recordOf, subject } from '../domain/fhir/sample'

beforeAll(() => {
  vi.stubGlobal('navigator', { languages: ['en-US'] })
})

const now = '2026-11-22T10:00:00Z'
const appointment = (id: string, start: string, status = 'booked') => ({
  resourceType: 'Appointment',
  id,
  status,
  start,
  participant: [{ actor: subject, status: 'accepted' }],
})
const offered = (language: 'en' | 'es', kind: (typeof contentKinds)[number]) =>
  choicesFor(kind, {
    record: recordOf(
      appointment('past', '2026-11-21T10:00:00Z'),
      appointment('later', '2026-12-08T10:00:00Z'),
      appointment('next', '2026-12-01T15:40:00Z'),
      appointment('off', '2026-12-02T10:00:00Z', 'cancelled'),
      {
        resourceType: 'MedicationRequest',
        id: 'stopped',
        status: 'stopped',
        intent: 'order',
        subject,
        medicationCodeableConcept: { text: 'Metformin' },
      },
    ),
    sendable: {
      lessons: [{ id: 'heart', language: 'en', title: 'Heart', points: ['One'] }],
    },
    language,
    screen: formatsFor('en-US'),
    now,
  })

test('only visits that are still to come are offered, the next one first', () => {
  expect(offered('en', 'appointment').map(({ id }) => id)).toEqual(['next', 'later'])
})

test('the day is written in the language of the message, and chosen in that of the screen', () => {
  const [next] = offered('es', 'appointment')
  expect(next?.content).toMatchObject({ day: expect.stringMatching(/martes, 1 de diciembre/) })
  expect(next?.label).toMatch(/^Tuesday, December 1/)
  expect(offered('en', 'appointment')[0]?.content).toMatchObject({ day: 'Tuesday, December 1' })
})

test('a lesson goes only in a language that it has, and nobody is reminded of a stopped medicine', () => {
  expect(offered('en', 'lesson')).toHaveLength(1)
  expect(offered('es', 'lesson')).toEqual([])
  expect(offered('en', 'medicine')).toEqual([])
})

test('every reason and every kind has words', () => {
  expect(Object.keys(en.reason).sort()).toEqual([...messageReasons].sort())
  expect(Object.keys(en.kind).sort()).toEqual([...contentKinds].sort())
})
