import 'fake-indexeddb/auto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDb } from '@/records/db'
import { forgetOpened, readPatient } from '@/records/readPatient'
import { readResource } from '@/records/readResource'
import { recordServers } from '../../support/recordServers'
import { edit, emptyTablet, observation, pullOnce, pushOnce } from './clinic'
import { here, newId, openElsewhere, type Elsewhere } from './elsewhere'

const LATER = 600_000

describe.each(Object.entries(recordServers))('the record is kept by %s', (_name, open) => {
  let at: Elsewhere
  beforeAll(async () => {
    at = await openElsewhere(open)
  })
  afterAll(() => at.clinic.close())
  beforeEach(async () => {
    at.clinic.network = (request) => request()
    await emptyTablet()
  })

  it('a record comes whole, then what has changed, and without what was deleted', async () => {
    const [stays, goes] = [await at.seeded(71), await at.seeded(72)]
    const ink = newId()
    const document = {
      resourceType: 'DocumentReference',
      id: newId(),
      status: 'current',
      subject: { reference: 'Patient/p1' },
      content: [{ attachment: { url: `Binary/${ink}` } }],
    }
    const binary = { resourceType: 'Binary', id: ink, contentType: 'image/png', data: 'AAAA' }
    await at.seed(binary, document)
    const ids = async () => {
      forgetOpened()
      return (await readPatient('p1')).map(({ id }) => id)
    }
    expect(await pullOnce(at.clinic, 'p1')).toBe('complete')
    expect(await ids()).toEqual(expect.arrayContaining([stays, goes, document.id, ink]))
    await at.clinic.put(observation(stays, 73))
    await at.clinic.remove('Observation', goes)
    expect(await pullOnce(at.clinic, 'p1', Date.now() + LATER)).toBe('complete')
    expect((await here(stays)).valueQuantity.value).toBe(73)
    expect(await ids()).not.toContain(goes)
    expect(await ids()).toContain(ink)
  })

  it('a drawing goes on under the same document: its ink is read again', async () => {
    const ink = newId()
    const binary = (data: string) => ({
      ...{ resourceType: 'Binary', id: ink, contentType: 'application/json', data },
      securityContext: { reference: 'Patient/p1' },
    })
    const document = {
      ...{ resourceType: 'DocumentReference', id: newId(), status: 'current' },
      subject: { reference: 'Patient/p1' },
      content: [{ attachment: { url: `Binary/${ink}` } }],
    }
    await at.seed(binary('AAAA'), document)
    await pullOnce(at.clinic, 'p1')
    await at.clinic.put(binary('BBBB'))
    await pullOnce(at.clinic, 'p1', Date.now() + LATER)
    forgetOpened()
    expect(await readResource('Binary', ink, 'p1')).toMatchObject({ data: 'BBBB' })
  })

  it('who agreed to a goal comes with the goal, from the first tap to the last', async () => {
    const goal = {
      ...{ resourceType: 'Goal', id: newId(), lifecycleStatus: 'proposed' },
      description: { text: 'Walk to the market' },
      subject: { reference: 'Patient/p1' },
    }
    const tap = (who: string) => ({
      ...{ resourceType: 'Provenance', id: newId(), recorded: '2026-11-22T10:00:00Z' },
      target: [{ reference: `Goal/${goal.id}` }],
      agent: [{ who: { reference: who } }],
    })
    const [first, second] = [tap('Practitioner/dr'), tap('Patient/p1')]
    const taps = async () => {
      await pullOnce(at.clinic, 'p1')
      forgetOpened()
      const all = await readPatient('p1')
      return all.flatMap(({ id }) => (id === first.id || id === second.id ? [id] : []))
    }
    await at.seed(goal, first)
    expect(await taps()).toEqual([first.id])
    const blocks = await openDb().blocks.count()
    // The goal is asked for again while it is the newest there is: nothing of it is stored twice.
    expect(await taps()).toEqual([first.id])
    expect(await openDb().blocks.count()).toBe(blocks)
    await at.clinic.put({ ...goal, lifecycleStatus: 'active' } as never)
    await at.seed(second)
    expect(await taps()).toHaveLength(2)
  })

  it('what was drawn here is read again by another tablet, and by this one under its own id', async () => {
    const ink = newId()
    const drawing = newId()
    await edit([
      { resourceType: 'Binary', id: ink, contentType: 'application/json', data: 'e30=' } as never,
      {
        ...{ resourceType: 'DocumentReference', id: drawing, status: 'current' },
        subject: { reference: 'Patient/p1' },
        content: [{ attachment: { url: `Binary/${ink}` } }],
      } as never,
    ])
    await pushOnce(at.clinic)
    const onServer = (await at.versionsOf('Binary', ink))[0]?.id ?? ''
    await pullOnce(at.clinic, 'p1')
    await pullOnce(at.clinic, 'p1', Date.now() + LATER)
    forgetOpened()
    expect(await readResource('Binary', ink, 'p1')).toMatchObject({ data: 'e30=' })
    if (onServer !== ink) expect(await readResource('Binary', onServer, 'p1')).toBeUndefined()
    await emptyTablet()
    await pullOnce(at.clinic, 'p1')
    expect(await readResource('Binary', onServer, 'p1')).toMatchObject({ data: 'e30=' })
  })

  it('what was made here and is read again is one thing, under the id that it had here', async () => {
    const id = newId()
    await edit([observation(id, 74)])
    await pushOnce(at.clinic)
    await pullOnce(at.clinic, 'p1')
    await pullOnce(at.clinic, 'p1', Date.now() + LATER)
    forgetOpened()
    const same = (await readPatient('p1')).filter(
      (each) => (each as { valueQuantity?: { value: number } }).valueQuantity?.value === 74,
    )
    expect(same.map((each) => each.id)).toEqual([id])
  })
})
