import { statSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../support/freePort'
import { buildPrograms, run, startReady, tokenFor, type Programs } from './support/program'

let programs: Programs
beforeAll(async () => {
  programs = await buildPrograms('start')
})
afterAll(() => {
  programs.remove()
})

describe('start', () => {
  it('makes the demo day once, keeps the data, and closes at Ctrl-C', async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${String(port)}`
    const args = ['--port', String(port), '--data', programs.folder('kept')]
    const first = await startReady(programs, args)
    expect(first.out()).toContain(`${url}/`)
    expect(first.out()).toContain('alongside-demo')
    const token = await tokenFor(url, 'reyes', 'alongside-demo')
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json' }
    const patient = { resourceType: 'Patient', id: 'amina-yusuf', name: [{ text: 'Changed' }] }
    const put = await fetch(`${url}/fhir/Patient/amina-yusuf`, {
      method: 'PUT',
      headers,
      body: JSON.stringify(patient),
    })
    expect(put.status).toBe(200)
    expect((await first.stop()).code).toBe(0)

    const second = await startReady(programs, args)
    expect(second.out()).not.toContain('alongside-demo')
    const read = await fetch(`${url}/fhir/Patient/amina-yusuf`, { headers })
    expect(await read.text()).toContain('"text":"Changed"')
    expect(statSync(programs.folder('kept')).mode & 0o077).toBe(0)
    expect(statSync(`${programs.folder('kept')}/alongside.db`).mode & 0o077).toBe(0)
    await second.stop()
  })

  it('has eleven people today on the clock of this machine', async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${String(port)}`
    const env = {
      TZ: 'Asia/Kolkata',
      ALONGSIDE_PORT: String(port),
      ALONGSIDE_DATA: programs.folder('zone'),
    }
    const clinic = await startReady(programs, [], env)
    const headers = { authorization: `Bearer ${await tokenFor(url, 'okafor', 'alongside-demo')}` }
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format(new Date())
    const response = await fetch(`${url}/fhir/Appointment?date=${day}&_count=50`, { headers })
    const { entry } = (await response.json()) as { entry: { resource: { start: string } }[] }
    const starts = entry
      .map(({ resource }) => resource.start)
      .filter((start) => start.startsWith(day))
    expect(starts).toHaveLength(11)
    expect(starts.sort()[0]).toBe(`${day}T08:40:00+05:30`)
    await clinic.stop()
  })

  it('makes one account and no invented people with --no-demo', async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${String(port)}`
    const args = ['--port', String(port), '--data', programs.folder('bare'), '--no-demo']
    const clinic = await startReady(programs, args)
    const [, password = ''] = /clinic\s+(\S+)/.exec(clinic.out().split('only now:')[1] ?? '') ?? []
    const headers = { authorization: `Bearer ${await tokenFor(url, 'clinic', password)}` }
    const all = await fetch(`${url}/fhir/Patient`, { headers })
    expect(await all.json()).not.toHaveProperty('entry')
    await clinic.stop()
  })

  it('lets an import go on while tablets write', async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${String(port)}`
    const data = programs.folder('busy')
    const clinic = await startReady(programs, ['--port', String(port), '--data', data])
    const headers = {
      authorization: `Bearer ${await tokenFor(url, 'lee', 'alongside-demo')}`,
      'content-type': 'application/fhir+json',
    }
    const weights = Array.from({ length: 2000 }, (_, index) => ({
      resourceType: 'Observation',
      id: `brought-${String(index)}`,
      status: 'final',
      code: { text: 'Weight' },
      subject: { reference: 'Patient/rosa-delgado' },
    }))
    const file = programs.folder('weights.ndjson')
    writeFileSync(file, weights.map((one) => JSON.stringify(one)).join('\n'))
    const importing = run(programs.import, ['--data', data, file])
    const written: number[] = []
    const done = { yet: false }
    const ended = importing.finally(() => {
      done.yet = true
    })
    while (!done.yet || written.length < 20) {
      const body = JSON.stringify({
        resourceType: 'Patient',
        name: [{ text: `p${String(written.length)}` }],
      })
      written.push((await fetch(`${url}/fhir/Patient`, { method: 'POST', headers, body })).status)
    }
    expect(await ended).toMatchObject({ code: 0 })
    expect(new Set(written)).toEqual(new Set([201]))
    const read = await fetch(`${url}/fhir/Observation/brought-1999`, { headers })
    expect(read.status).toBe(200)
    await clinic.stop()
  })
})
