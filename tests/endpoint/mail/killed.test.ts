import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../support/freePort'
import { until } from '../../support/until'
import { buildPrograms, run, startReady, tokenFor, type Programs } from '../support/program'
import { visitor } from '../support/visitor'
import { openMailbox, type Mailbox } from '../../support/mailbox'
import { from } from './mailClinic'
import { consent, message, rosa } from './people'

let programs: Programs
let mailbox: Mailbox
beforeAll(async () => {
  mailbox = await openMailbox()
  programs = await buildPrograms('mail')
})
afterAll(async () => {
  await mailbox.close()
  programs.remove()
})

test('killed after handing over but before marking: it goes out again, recognisably the same, and settles', async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${String(port)}`
  const args = ['--port', String(port), '--data', programs.folder('killed')]
  const env = { ALONGSIDE_SMTP_URL: mailbox.url, ALONGSIDE_MAIL_FROM: from }
  const first = await startReady(programs, args, env)
  const clinic = visitor(url, await tokenFor(url, 'okafor', 'alongside-demo'))
  expect((await clinic.get(`${url}/clinic/mail`)).body).toEqual({ configured: true })
  mailbox.onArrival = async () => {
    mailbox.onArrival = () => undefined
    first.child.kill('SIGKILL')
    await first.ended
  }
  const request = message('medicine', 'full')
  for (const each of [rosa(), consent('full'), request])
    expect((await clinic.put(each)).status).toBe(201)
  await first.ended
  expect(mailbox.mails).toHaveLength(1)

  const second = await startReady(programs, args, env)
  const again = visitor(url, await tokenFor(url, 'okafor', 'alongside-demo'))
  await until('it to be sent', async () => {
    const { body } = await again.get(`CommunicationRequest/${String(request.id)}`)
    return body.status === 'completed' ? true : undefined
  })
  const ids = mailbox.mails.map(({ messageId }) => messageId)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
  expect(ids[0]).not.toContain(String(request.id))
  expect((await second.stop()).code).toBe(0)
})

test('settings that cannot be meant so are told in one line, without the password', async () => {
  const settings = [
    ['--smtp-url', 'http://me:secret@mail.example', '--mail-from', from],
    ['--smtp-url', 'smtp://me:secret@mail.example', '--mail-from', 'Clinic\r\nBcc: a@b.cc'],
    ['--smtp-url', 'smtp://me:secret@mail.example'],
  ]
  for (const args of settings) {
    const { code, err } = await run(programs.start, args)
    expect(code).toBe(3)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('--')
    expect(err).not.toContain('secret')
  }
})
