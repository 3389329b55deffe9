import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDb } from '@/records/db'
import { readResource } from '@/records/readResource'
import { discardHeld, readHeld, resendHeld, settleHeld } from '@/records/held'
import { edit, emptyTablet, observation, openClinic, pushOnce, type Clinic } from './clinic'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())
beforeEach(emptyTablet)
afterEach(() => {
  clinic.network = (request) => request()
})

const heldEdit = async (opId: string | undefined) => {
  const edit = await readHeld(opId ?? '')
  if (!edit) throw new Error('Nothing is held')
  return edit
}
const keepMine = async (opId: string | undefined) => {
  const edit = await heldEdit(opId)
  const at = '2026-11-22T10:00:00Z'
  await settleHeld(edit, { how: 'mine', outcome: edit.mine, losing: [], by: 'dr', at })
}

let made = 0
const newId = () => `w${String(++made)}`
const valueAt = async (id: string) => {
  const { body } = await clinic.get(`Observation/${id}`)
  return (body['valueQuantity'] as { value: number } | undefined)?.value
}

describe('edits reach the clinic', () => {
  it('once, with what was entered', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await valueAt(id)).toBe(80)
    expect(await clinic.versions('Observation', id)).toBe(1)
    expect(await openDb().outbox.count()).toBe(0)
  })

  it('as one version, when a value was put right before it was sent', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    await edit([observation(id, 81)])
    await pushOnce(clinic)
    expect(await valueAt(id)).toBe(81)
    expect(await clinic.versions('Observation', id)).toBe(1)
  })

  it('in order, when one refers to another', async () => {
    const visit = newId()
    const weight = newId()
    const encounter = {
      resourceType: 'Encounter',
      id: visit,
      status: 'in-progress',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject: { reference: 'Patient/p1' },
    }
    const refers = { encounter: { reference: `Encounter/${visit}` } }
    await edit([observation(weight, 80, refers), encounter].reverse())
    await pushOnce(clinic)
    const updated = async (path: string) =>
      ((await clinic.get(path)).body['meta'] as { lastUpdated: string }).lastUpdated
    expect((await updated(`Observation/${weight}`)) > (await updated(`Encounter/${visit}`))).toBe(
      true,
    )
  })

  it('a change made on top of a version that was acknowledged goes as an update', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    await pushOnce(clinic)
    const current = await readResource(`Observation`, id, 'p1')
    await edit([{ ...current, ...observation(id, 82), meta: current?.meta ?? {} }])
    await pushOnce(clinic)
    expect(await valueAt(id)).toBe(82)
    expect(await clinic.versions('Observation', id)).toBe(2)
  })
})

describe('overtaking', () => {
  const visit = (id: string, status = 'in-progress') => ({
    resourceType: 'Encounter',
    id,
    status,
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject: { reference: 'Patient/p1' },
  })
  const during = (id: string) => ({ encounter: { reference: `Encounter/${id}` } })

  it('what has to wait for its visit follows it in the same push and holds up nobody', async () => {
    const [encounter, first, second] = [newId(), newId(), newId()]
    await edit([visit(encounter), observation(first, 80, during(encounter))])
    await edit([observation(second, 81)])
    expect(await pushOnce(clinic)).toBe('drained')
    expect([await valueAt(first), await valueAt(second)]).toEqual([80, 81])
    expect(await openDb().outbox.count()).toBe(0)
  })

  it('what waits behind a refused edit stays; what does not is sent', async () => {
    const [encounter, behind, free] = [newId(), newId(), newId()]
    await edit([visit(encounter, 'no such status'), observation(behind, 80, during(encounter))])
    await edit([observation(free, 81)])
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await valueAt(free)).toBe(81)
    expect(await clinic.versions('Observation', behind)).toBe(0)
    expect(await openDb().outbox.toArray()).toMatchObject([{ id: behind, state: 'waiting' }])
  })
})

describe('reply-lost', () => {
  it('the edit arrived, its answer did not: it is not sent twice', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    clinic.network = async (request) => {
      await request()
      throw new TypeError('The network connection was lost.')
    }
    expect(await pushOnce(clinic)).toBe('unreachable')
    clinic.network = (request) => request()
    expect(await pushOnce(clinic, Date.now() + 600_000)).toBe('drained')
    expect(await clinic.versions('Observation', id)).toBe(1)
    expect(await openDb().outbox.count()).toBe(0)
  })

  it('the clinic went on with what arrived: it is ours, no conflict', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    clinic.network = async (request) => {
      await request()
      throw new TypeError('The network connection was lost.')
    }
    await pushOnce(clinic)
    clinic.network = (request) => request()
    // As the mail worker does with a message, before the tablet has asked what became of it.
    await clinic.put(observation(id, 80, { status: 'amended' }))
    expect(await pushOnce(clinic, Date.now() + 600_000)).toBe('drained')
    expect(await openDb().held.count()).toBe(0)
    expect(await openDb().outbox.count()).toBe(0)
    expect((await clinic.get(`Observation/${id}`)).body['status']).toBe('amended')
    const shown = await readResource('Observation', id, 'p1')
    expect(shown).toMatchObject({ status: 'amended', meta: { versionId: '2' } })
  })

  it('what was written while the answer was lost still follows', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    clinic.network = async (request) => {
      await request()
      throw new TypeError('The network connection was lost.')
    }
    await pushOnce(clinic)
    clinic.network = (request) => request()
    await edit([observation(id, 83)])
    await pushOnce(clinic, Date.now() + 600_000)
    expect(await valueAt(id)).toBe(83)
    expect(await clinic.versions('Observation', id)).toBe(2)
  })
})

describe('tab-closed-mid-push', () => {
  it('what was on its way is asked about first: newer words do not overwrite what arrived', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    let arrive: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    clinic.network = async (request) => {
      await request()
      arrive()
      return new Promise<Response>(() => undefined) // the tab is gone; nobody hears the answer
    }
    void pushOnce(clinic) // never ends, as its tab did
    await arrived
    clinic.network = (request) => request()
    await edit([observation(id, 83)])
    expect(await pushOnce(clinic, Date.now() + 600_000)).toBe('drained')
    expect(await openDb().held.count()).toBe(0)
    expect(await valueAt(id)).toBe(83)
    expect(await clinic.versions('Observation', id)).toBe(2)
  })
})

describe('captive-portal', () => {
  it('a web page with status 200 acknowledges nothing', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    clinic.network = () => Promise.resolve(new Response('<html>Welcome to our Wi-Fi</html>'))
    expect(await pushOnce(clinic)).toBe('unreachable')
    expect(await openDb().outbox.count()).toBe(1)
  })
})

describe('token-expired', () => {
  it('pauses without burning an attempt', async () => {
    const token = clinic.token
    await edit([observation(newId(), 80)])
    clinic.token = 'a token that has run out'
    expect(await pushOnce(clinic)).toBe('unauthorised')
    const [row] = await openDb().outbox.toArray()
    expect(row).toMatchObject({ state: 'waiting', attempts: 0 })
    clinic.token = token
    expect(await pushOnce(clinic)).toBe('drained')
  })
})

describe('refused', () => {
  it('holds only the culprit, with its reason; the others go', async () => {
    const [good, bad] = [newId(), newId()]
    await edit([observation(bad, 80, { status: 'no such status' })])
    await edit([observation(good, 81)])
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await valueAt(good)).toBe(81)
    expect(await openDb().held.toArray()).toMatchObject([{ id: bad, kind: 'refused' }])
  })

  it('is sent again once it has been put right', async () => {
    const bad = newId()
    await edit([observation(bad, 80, { status: 'no such status' })])
    await pushOnce(clinic)
    const [held] = await openDb().held.toArray()
    await edit([observation(bad, 80)])
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await clinic.versions('Observation', bad)).toBe(0)
    await resendHeld(await heldEdit(held?.opId))
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await valueAt(bad)).toBe(80)
    expect(await openDb().held.count()).toBe(0)
  })

  it('is gone for good once a person removes it', async () => {
    const bad = newId()
    await edit([observation(bad, 80, { status: 'no such status' })])
    await pushOnce(clinic)
    const [held] = await openDb().held.toArray()
    const decision = { by: 'dr', at: '2026-11-22T10:00:00Z' }
    await discardHeld(await heldEdit(held?.opId), 'typed twice', decision)
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await openDb().held.count()).toBe(0)
    expect(await readResource('Observation', bad, 'p1')).toBeUndefined()
  })
})

describe('conflict', () => {
  it('holds mine and shows theirs; keeping mine sends it on top', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    await pushOnce(clinic)
    const current = await readResource(`Observation`, id, 'p1')
    await clinic.put(observation(id, 90))
    await edit([{ ...observation(id, 85), meta: current?.meta ?? {} }])
    expect(await pushOnce(clinic)).toBe('drained')
    const [held] = await openDb().held.toArray()
    expect(held).toMatchObject({ kind: 'conflict', id })
    expect(await valueAt(id)).toBe(90)
    await keepMine(held?.opId)
    await pushOnce(clinic)
    expect(await valueAt(id)).toBe(85)
  })

  it('does not come about where both can stand: each keeps what the other wrote', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    await pushOnce(clinic)
    const current = await readResource('Observation', id, 'p1')
    await clinic.put(observation(id, 80, { method: { text: 'scale in room 2' } }))
    await edit([{ ...observation(id, 85), meta: current?.meta ?? {} }])
    await edit([
      { ...observation(id, 85, { note: [{ text: 'after lunch' }] }), meta: current?.meta ?? {} },
    ])
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await openDb().held.count()).toBe(0)
    const { body } = await clinic.get(`Observation/${id}`)
    expect(body).toMatchObject({
      valueQuantity: { value: 85 },
      method: { text: 'scale in room 2' },
      note: [{ text: 'after lunch' }],
    })
    expect(await readResource('Observation', id, 'p1')).toMatchObject({
      method: { text: 'scale in room 2' },
    })
  })

  it('with a deletion at the clinic: keeping mine makes it anew, once', async () => {
    const id = newId()
    await edit([observation(id, 80)])
    await pushOnce(clinic)
    const current = await readResource(`Observation`, id, 'p1')
    await clinic.remove('Observation', id)
    await edit([{ ...observation(id, 85), meta: current?.meta ?? {} }])
    expect(await pushOnce(clinic)).toBe('drained')
    const [held] = await openDb().held.toArray()
    expect(held).toMatchObject({ kind: 'conflict', id })
    await keepMine(held?.opId)
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await openDb().held.count()).toBe(0)
    expect(await valueAt(id)).toBe(85)
    // Written, deleted, written anew.
    expect(await clinic.versions('Observation', id)).toBe(3)
  })
})

describe('what must land together', () => {
  const visit = (id: string, more: object = {}) => ({
    resourceType: 'Encounter',
    id,
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject: { reference: 'Patient/p1' },
    ...more,
  })

  it('two that point at each other arrive, in one transaction', async () => {
    const [first, second] = [newId(), newId()]
    const reason = { reasonReference: [{ reference: `Observation/${second}` }] }
    const during = { encounter: { reference: `Encounter/${first}` } }
    await edit([visit(first, reason), observation(second, 80, during)])
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await openDb().outbox.count()).toBe(0)
    expect(await valueAt(second)).toBe(80)
    expect(await clinic.versions('Encounter', first)).toBe(1)
  })

  it('neither arrives where one is refused; both wait for a person', async () => {
    const [first, second] = [newId(), newId()]
    const reason = { reasonReference: [{ reference: `Observation/${second}` }] }
    await edit([visit(first, reason), observation(second, 80, { status: 'no such status' })])
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await clinic.versions('Encounter', first)).toBe(0)
    expect((await openDb().held.toArray()).map(({ id }) => id).sort()).toEqual(
      [first, second].sort(),
    )
  })
})

describe('any order of edits and failures', () => {
  it('loses nothing, sends nothing twice, and ends with what was entered last', async () => {
    const failure = fc.constantFrom('fine', 'lost before', 'lost after', '503')
    const step = fc.oneof(
      fc.record({ edit: fc.nat(4), value: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ push: fc.array(failure, { maxLength: 4 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        await emptyTablet()
        const run = newId()
        const entered = new Map<string, { last: number; edits: number }>()
        let clock = Date.now()
        for (const action of steps) {
          if ('edit' in action) {
            const id = `${run}-${String(action.edit)}`
            const current = await readResource('Observation', id, 'p1')
            const meta = current?.meta ? { meta: current.meta } : {}
            await edit([{ ...observation(id, action.value), ...meta }])
            entered.set(id, { last: action.value, edits: (entered.get(id)?.edits ?? 0) + 1 })
          } else {
            const plan = [...action.push]
            clinic.network = (request) => fail(plan.shift() ?? 'fine', request)
            await pushOnce(clinic, (clock += 600_000))
          }
        }
        clinic.network = (request) => request()
        expect(await pushOnce(clinic, clock + 600_000)).toBe('drained')
        expect(await openDb().held.count()).toBe(0)
        for (const [id, { last, edits }] of entered) {
          expect(await valueAt(id)).toBe(last)
          expect(await clinic.versions('Observation', id)).toBeLessThanOrEqual(edits)
        }
      }),
      { numRuns: 40 },
    )
  })
})

async function fail(how: string, request: () => Promise<Response>): Promise<Response> {
  if (how === 'lost before') throw new TypeError('Load failed')
  if (how === '503') return new Response('{}', { status: 503 })
  const response = await request()
  if (how === 'lost after') throw new TypeError('Load failed')
  return response
}
