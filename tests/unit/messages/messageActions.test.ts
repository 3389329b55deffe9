import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cancelMessage } from '@/actions/cancelMessage'
import { confirmAddress } from '@/actions/confirmAddress'
import { giveFeedback } from '@/actions/giveFeedback'
import { recordConsent } from '@/actions/recordConsent'
import { NotSendable, sendMessage } from '@/actions/sendMessage'
import { withdrawConsent } from '@/actions/withdrawConsent'
import { validateResource } from '@/clinic-endpoint/validate/validateResource'
import { readRecord } from '@/domain/fhir/readRecord'
import type { EditContext } from '@/domain/visit/edit'
import type { MessageDraft } from '@/domain/visit/message'
import { commitEdit } from '@/records/commitEdit'
import { closeDb, openDb } from '@/records/db'
import { readPatient } from '@/records/readPatient'
import { openPayload } from '@/records/outbox'
import { patient, patientId } from '../domain/fhir/sample'

let edit: EditContext
let visits = 0
const draft: MessageDraft = {
  kind: 'lesson',
  detail: 'notice',
  language: 'en',
  to: 'rosa@example.org',
  subject: 'Something to read',
  text: 'Hello.\n\n👩‍👧 Ask at the front desk.',
}
const carer = { use: 'mobile', system: 'phone', value: '555 0100', rank: 1 }
const old = {
  system: 'email',
  value: 'Rosa@Example.org',
  extension: [{ url: 'urn:other', valueString: 'kept' }],
}

beforeEach(async () => {
  visits += 1
  let ids = 0
  edit = {
    patientId,
    visitId: `message-visit-${visits}`,
    author: { id: 'osei', name: 'Hana Osei', role: 'clinician' },
    now: () => `2026-11-22T10:00:${String((ids += 1)).padStart(2, '0')}.000Z`,
    newId: () => `id-${visits}-${(ids += 1)}`,
  }
  await commitEdit({
    verb: 'seed',
    patientId,
    authorId: 'osei',
    at: edit.now(),
    resources: [{ ...patient, telecom: [carer, old] }] as never,
  })
})

afterEach(async () => {
  const { name } = openDb()
  closeDb()
  await Dexie.delete(name)
})

const record = async () => readRecord(await readPatient(patientId), patientId)
const allow = async () => {
  await confirmAddress(edit, { value: 'rosa@example.org' })
  await recordConsent(edit, { kinds: ['lesson'], detail: 'notice', byPatient: true })
}
const issues = async () =>
  (
    await openDb()
      .outbox.toArray()
      .then((rows) => Promise.all(rows.map(openPayload)))
  ).flatMap((resource) => validateResource(resource).map((issue) => ({ ...issue, resource })))

test('an address is confirmed in its place, and everything else of the patient stays', async () => {
  await confirmAddress(edit, { value: 'rosa@example.org', whose: 'her son, Luis' })
  const [kept] = (await readPatient(patientId)).filter(({ id }) => id === patientId) as never[]
  expect(kept).toMatchObject({
    ...patient,
    telecom: [carer, { extension: [{ url: 'urn:other' }, {}, {}] }],
  })
  expect((await record()).emails).toMatchObject([
    {
      value: 'rosa@example.org',
      whose: 'her son, Luis',
      confirmedAt: expect.any(String) as string,
    },
  ])
  await confirmAddress(edit, { value: 'new@example.org' })
  const { emails } = await record()
  expect(emails.map(({ value, confirmedAt }) => [value, confirmedAt !== undefined])).toEqual([
    ['rosa@example.org', false],
    ['new@example.org', true],
  ])
})

test('without consent, an address or the right kind nothing is queued', async () => {
  await expect(sendMessage(edit, draft)).rejects.toThrow(NotSendable)
  await allow()
  await expect(sendMessage(edit, { ...draft, kind: 'medicine' })).rejects.toThrow('kind-not-chosen')
  await expect(sendMessage(edit, { ...draft, detail: 'full' })).rejects.toThrow('less-detail')
  await expect(sendMessage(edit, { ...draft, subject: 'A\r\nBcc: b@c.de' })).rejects.toThrow(
    'subject',
  )
  await expect(sendMessage(edit, { ...draft, text: 'x'.repeat(5e6) })).rejects.toThrow('text')
  expect((await record()).messages).toEqual([])
})

test('a message waits on the tablet, word for word, and can be taken out of the line', async () => {
  await allow()
  const id = await sendMessage(edit, { ...draft, sendAt: '2026-11-25T09:00:00.000Z' })
  const [message] = (await record()).messages
  expect(message).toMatchObject({
    ...draft,
    state: 'on-tablet',
    sendAt: '2026-11-25T09:00:00.000Z',
    origin: { type: 'CommunicationRequest', id },
  })
  await cancelMessage(edit, { type: 'CommunicationRequest', id })
  expect((await record()).messages[0]).toMatchObject({ state: 'cancelled', reason: 'cancelled' })
})

test('a consent that is taken back counts from then on, and a new one opens the same entry', async () => {
  await allow()
  const [first] = (await record()).consents
  if (!first) throw new Error('no consent')
  await withdrawConsent(edit, first.origin)
  await expect(sendMessage(edit, draft)).rejects.toThrow('withdrawn')
  await recordConsent(edit, { kinds: ['lesson', 'form'], detail: 'full', byPatient: false }, first)
  const { consents } = await record()
  expect(consents).toMatchObject([
    { origin: first.origin, state: 'given', detail: 'full', kinds: ['lesson', 'form'] },
  ])
})

test('all that is written is valid at the clinic, also a consent to nothing at all', async () => {
  await allow()
  await sendMessage(edit, draft)
  await recordConsent(edit, { kinds: [], detail: 'notice', byPatient: true })
  await giveFeedback(edit, { steps: { listened: 5 }, words: ' Thank you ' })
  expect(await issues()).toEqual([])
})

test('feedback carries nobody and no day, also not in the line of the tablet', async () => {
  await giveFeedback(edit, { steps: { listened: 5, fitted: 2 }, words: 'Thank you' })
  const rows = await openDb().outbox.toArray()
  const row = rows.find(({ verb }) => verb === 'giveFeedback')
  if (!row) throw new Error('nothing waits')
  const { sealed: _sealed, ...plain } = row
  const content = await openPayload(row)
  expect(JSON.stringify([plain, content])).not.toMatch(/rosa|osei|message-visit/i)
  expect(content).toMatchObject({ authored: '2026-11' })
  expect(await readPatient(patientId)).not.toContainEqual(content)
})

test('feedback in which everything was skipped is not kept', async () => {
  const before = await openDb().outbox.count()
  await giveFeedback(edit, { steps: {}, words: '  ' })
  expect(await openDb().outbox.count()).toBe(before)
})
