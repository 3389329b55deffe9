import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMailbox, type Mailbox } from '../../support/mailbox'
import { openMailClinic, type MailClinic } from './mailClinic'
import { address, appointment, consent, inTwoDays, message, patientId, rosa } from './people'
import { entriesIn } from '../support/visitor'

let mailbox: Mailbox
let clinic: MailClinic
beforeEach(async () => {
  mailbox = await openMailbox()
  clinic = await openMailClinic(mailbox.url)
  for (const resource of [rosa(), appointment()])
    expect((await clinic.put(resource)).status).toBe(201)
})
afterEach(async () => {
  await clinic.close()
  await mailbox.close()
})

const calm = () => new Promise((resolve) => setTimeout(resolve, 250))

test('a reminder arrives once, word for word, with the visit for the calendar', async () => {
  await clinic.put(consent('full'))
  const request = message('appointment', 'full')
  expect((await clinic.put(request)).status).toBe(201)
  const kept = await clinic.settled(request.id, 'completed')
  await calm()
  expect(mailbox.mails).toHaveLength(1)
  const [mail] = mailbox.mails
  expect(mail?.text?.trim()).toBe(request.payload[0].contentString)
  expect(mail?.subject).toBe('You have a visit')
  expect(mail?.to).toMatchObject({ value: [{ address, name: '' }] })
  expect(mail?.from).toMatchObject({
    value: [{ address: 'post@riverside.example', name: 'Riverside Family Health' }],
  })
  const entry = mail?.attachments[0]
  expect(entry?.contentType).toBe('text/calendar')
  const stamp = `${inTwoDays.slice(0, 16).replace(/[-:]/g, '')}00Z`
  expect(String(entry?.content)).toContain(`DTSTART:${stamp}`)
  expect(String(entry?.content)).not.toMatch(/diabetes|okafor/i)

  const { body } = await clinic.get(`Communication?patient=${patientId}`)
  expect(entriesIn(body)).toHaveLength(1)
  expect(entriesIn(body)[0].resource).toMatchObject({
    status: 'completed',
    basedOn: [{ reference: `CommunicationRequest/${String(request.id)}` }],
    payload: request.payload,
  })
  expect(kept.statusReason).toBeUndefined()
})

test('with "only that there is something", a notice goes out and health details do not', async () => {
  await clinic.put(consent('notice'))
  const full = message('medicine', 'full')
  const notice = message('medicine', 'notice')
  for (const each of [full, notice]) await clinic.put(each)
  await clinic.settled(notice.id, 'completed')
  const refused = await clinic.settled(full.id, 'revoked', 'less-detail')
  expect(refused.statusReason.text).toContain('does not want health details')
  expect(mailbox.mails).toHaveLength(1)
  expect(mailbox.mails[0]?.text).not.toMatch(/metformin|tablet|medicine/i)
})

test('the summary goes along as a file only where details are allowed', async () => {
  const pdf = Buffer.from('%PDF-1.7 the plan')
  const file = {
    resourceType: 'Binary',
    id: 'pdf',
    contentType: 'application/pdf',
    securityContext: { reference: `Patient/${patientId}` },
    data: pdf.toString('base64'),
  }
  const document = {
    resourceType: 'DocumentReference',
    id: 'notes',
    status: 'current',
    subject: { reference: `Patient/${patientId}` },
    content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/pdf' } }],
  }
  for (const each of [file, document, consent('full')]) await clinic.put(each)
  const about = { type: 'DocumentReference', id: 'notes' }
  const full = message('summary', 'full', { about, language: 'es' })
  await clinic.put(full)
  await clinic.settled(full.id, 'completed')
  expect(mailbox.mails[0]?.attachments).toMatchObject([
    { contentType: 'application/pdf', filename: 'notas-de-su-visita.pdf', content: pdf },
  ])
  expect(mailbox.mails[0]?.headers.get('content-language')).toBe('es')

  await clinic.put(consent('notice'))
  const notice = message('summary', 'notice', { about })
  await clinic.put(notice)
  await clinic.settled(notice.id, 'completed')
  expect(mailbox.mails[1]?.attachments).toEqual([])
})

test('the file of another patient never goes along, whatever a reference says', async () => {
  const owner = { reference: 'Patient/somebody-else' }
  await clinic.put(consent('full'))
  await clinic.put({ resourceType: 'Patient', id: 'somebody-else' })
  await clinic.put({
    resourceType: 'Binary',
    id: 'theirs',
    contentType: 'application/pdf',
    securityContext: owner,
    data: 'JVBERg==',
  })
  await clinic.put({
    resourceType: 'DocumentReference',
    id: 'mixed',
    status: 'current',
    subject: { reference: `Patient/${patientId}` },
    content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/theirs' } }],
  })
  const request = message('summary', 'full', { about: { type: 'DocumentReference', id: 'mixed' } })
  await clinic.put(request)
  await clinic.settled(request.id, 'on-hold', 'file-missing')
  expect(mailbox.mails).toEqual([])
})

test('a message for later waits for its time', async () => {
  await clinic.put(consent('full'))
  const later = message('medicine', 'full', { sendAt: new Date(Date.now() + 700).toISOString() })
  await clinic.put(later)
  await calm()
  expect(mailbox.mails).toEqual([])
  await clinic.settled(later.id, 'completed')
  expect(mailbox.mails).toHaveLength(1)
})

test('a reminder of a visit that moved, was cancelled or is over stays here', async () => {
  await clinic.put(consent('full'))
  const cases = [
    [appointment({ start: new Date(Date.now() + 9e7).toISOString() }), 'visit-moved', inTwoDays],
    [appointment({ status: 'cancelled' }), 'visit-cancelled', inTwoDays],
    [appointment({ start: '2020-01-01T09:00:00Z' }), 'too-late', '2020-01-01T09:00:00Z'],
  ] as const
  for (const [visit, reason, visitStart] of cases) {
    await clinic.put(visit)
    const request = message('appointment', 'full', { visitStart })
    await clinic.put(request)
    await clinic.settled(request.id, 'revoked', reason)
  }
  expect(mailbox.mails).toEqual([])
})

test('one taken out of the line in time is not sent', async () => {
  await clinic.put(consent('full'))
  const later = message('medicine', 'full', { sendAt: new Date(Date.now() + 500).toISOString() })
  await clinic.put(later)
  await clinic.put({ ...later, status: 'revoked' })
  await new Promise((resolve) => setTimeout(resolve, 800))
  expect(mailbox.calls).toBe(0)
})
