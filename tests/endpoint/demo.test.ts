import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAccounts, type Accounts } from '@/clinic-endpoint/accounts/openAccounts'
import { demoAppointments } from '@/clinic-endpoint/demo/appointments'
import { dayIn, localInstant, type Calendar } from '@/clinic-endpoint/demo/calendar'
import { demoRecord } from '@/clinic-endpoint/demo/demoRecord'
import { filteringRate } from '@/clinic-endpoint/demo/kidneys'
import { addDemoDay, demoSignIns, hasDemo, makeDemo } from '@/clinic-endpoint/demo/makeDemo'
import { openStore, type Store } from '@/clinic-endpoint/store/openStore'
import { validateResource } from '@/clinic-endpoint/validate/validateResource'

type Json = Readonly<Record<string, unknown>>

const newYork: Calendar = { today: '2026-11-22', timeZone: 'America/New_York' }
const everything = (calendar = newYork): Json[] => [
  ...demoRecord(calendar),
  ...demoAppointments(calendar),
]
const ofType = (resources: Json[], type: string): Json[] =>
  resources.filter((resource) => resource['resourceType'] === type)

describe('the demo clinic day', () => {
  it('is the same, id by id, for the same day', () => {
    expect(JSON.stringify(everything())).toBe(JSON.stringify(everything()))
  })

  it('is valid FHIR, every resource of it', () => {
    const refused = everything().flatMap((resource) =>
      validateResource(resource).map((issue) => [resource['id'], issue]),
    )
    expect(refused).toEqual([])
  })

  it('has no reference that leads nowhere and no id twice', () => {
    const resources = everything()
    const names = resources.map(({ resourceType, id }) => `${String(resourceType)}/${String(id)}`)
    const known = new Set(names)
    expect(known.size).toBe(names.length)
    const references = [...JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g)]
    expect(references.length).toBeGreaterThan(1000)
    expect(references.map((match) => match[1]).filter((name) => !known.has(name ?? ''))).toEqual([])
  })

  it('never measures anything in the future', () => {
    const late = ofType(everything(), 'Observation').filter(
      (one) => Date.parse(String(one['effectiveDateTime'])) >= Date.parse('2026-11-22T13:40:00Z'),
    )
    expect(late).toEqual([])
  })

  it('holds eleven people: three who prefer Spanish, a child, one with nothing written yet', () => {
    const resources = everything()
    const patients = ofType(resources, 'Patient')
    expect(patients).toHaveLength(11)
    const spanish = patients.filter((patient) =>
      JSON.stringify(patient['communication']).includes('"text":"Spanish"},"preferred":true'),
    )
    expect(spanish).toHaveLength(3)
    expect(patients.map((patient) => String(patient['birthDate']))).toContain('2017-05-21')
    expect(JSON.stringify(ofType(resources, 'Observation'))).not.toContain('amina-yusuf')
  })

  it('counts a goal as active only when both people agreed', () => {
    for (const goal of ofType(everything(), 'Goal')) {
      const answers = [...JSON.stringify(goal).matchAll(/"valueCode":"(\w+)"/g)].map(
        (one) => one[1],
      )
      const agreed = answers.every((answer) => answer === 'agree')
      expect(answers).toHaveLength(2)
      expect(goal['lifecycleStatus']).toBe(agreed ? 'active' : 'proposed')
    }
  })

  it('makes the kidney numbers follow from the creatinine', () => {
    expect(filteringRate(0.9, 62, 'female')).toBeCloseTo(72.2, 0)
    expect(filteringRate(1.47, 71, 'female')).toBeCloseTo(38, 0)
    expect(filteringRate(1.04, 58, 'male')).toBeCloseTo(83, 0)
  })

  it.each([
    ['America/New_York', '2026-11-22T08:40:00-05:00'],
    ['America/Los_Angeles', '2026-11-22T08:40:00-08:00'],
    ['Asia/Kolkata', '2026-11-22T08:40:00+05:30'],
    ['UTC', '2026-11-22T08:40:00Z'],
  ])('begins at 8:40 on the clock of %s', (timeZone, start) => {
    const [first] = demoAppointments({ today: '2026-11-22', timeZone })
    expect(first?.['start']).toBe(start)
  })

  it('keeps the wall clock on the days that clocks change', () => {
    expect(localInstant('2026-03-08', 520, 'America/New_York')).toBe('2026-03-08T08:40:00-04:00')
    expect(localInstant('2026-11-01', 520, 'America/New_York')).toBe('2026-11-01T08:40:00-05:00')
    expect(dayIn('Pacific/Auckland', new Date('2026-11-22T12:00:00Z'))).toBe('2026-11-23')
  })
})

describe('the demo clinic in a database', () => {
  let folder: string
  let store: Store
  let accounts: Accounts
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'alongside-demo-'))
    store = openStore(join(folder, 'clinic.db'))
    accounts = openAccounts(store, { cost: { memoryKiB: 64, passes: 1 } })
  })
  afterEach(async () => {
    await accounts.close()
    store.close()
    rmSync(folder, { recursive: true })
  })
  const versions = (): number => store.history({ oldestFirst: true, count: 100_000 }).length

  it('changes nothing when it is made twice', async () => {
    await makeDemo(store, accounts, newYork)
    const before = versions()
    await makeDemo(store, accounts, newYork)
    expect(versions()).toBe(before)
    expect(before).toBe(everything().length)
    expect(hasDemo(store)).toBe(true)
  })

  it('lets the three clinicians in with the printed passwords', async () => {
    await makeDemo(store, accounts, newYork)
    for (const { username, password } of demoSignIns) {
      const result = await accounts.signIn(username, password)
      expect(result.kind).toBe('signed-in')
      if (result.kind !== 'signed-in') continue
      const { id } = result.session.practitioner
      expect(store.current('Practitioner', id)?.body).toContain(result.session.practitioner.name)
    }
  })

  it('adds the appointments of a later day and leaves what people edited as they left it', async () => {
    await makeDemo(store, accounts, newYork)
    const id = 'visit-2026-11-23-james-whitfield'
    const before = store.current('Appointment', id)
    const edited = { ...(JSON.parse(before?.body ?? '{}') as Json), status: 'cancelled' }
    await store.write((writer) => writer.put(edited as never, id, 'PUT'))
    const moved = { ...newYork, today: '2026-11-23' }
    const added = await addDemoDay(store, moved)
    expect(added).toBe(demoAppointments(moved).length - 6)
    expect(store.current('Appointment', id)?.body).toContain('cancelled')
    expect(await addDemoDay(store, moved)).toBe(0)
    expect(store.current('Appointment', 'visit-2026-11-23-rosa-delgado')?.vid).toBe(1)
  })

  it('does not bring back an appointment that somebody deleted', async () => {
    await makeDemo(store, accounts, newYork)
    await store.write((writer) => writer.remove('Appointment', 'visit-2026-11-22-theo-brandt'))
    expect(await addDemoDay(store, newYork)).toBe(0)
    expect(store.current('Appointment', 'visit-2026-11-22-theo-brandt')?.body).toBeNull()
  })
})
