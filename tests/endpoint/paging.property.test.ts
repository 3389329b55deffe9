import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, type OpenClinic } from './support/openClinic'
import { observation } from './support/resources'
import { nextOf, type Json } from './support/visitor'

let clinic: OpenClinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

let round = 0
const sorts = [
  '',
  '&_sort=date',
  '&_sort=-date',
  '&_sort=_lastUpdated',
  '&_sort=-_lastUpdated',
  '&_sort=-date,_lastUpdated',
]

test('paging shows every match exactly once, whatever is written meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sorts),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (sort, matches, count, byPost) => {
        const who = `p${String(round++)}`
        const make = (n: number, more: Json = {}) =>
          observation(`${who}-${String(n)}`, who, n, {
            effectiveDateTime: `2026-03-0${String((n % 5) + 1)}T09:00:00Z`,
            ...more,
          })
        const entry = Array.from({ length: matches }, (_, n) => put(make(n)))
        await clinic.send('batch', entry)
        let writes = 0
        const reading = { now: true }
        const writing = (async () => {
          while (reading.now) {
            await clinic.put(make(1000 + writes))
            // A change moves a match only where the order is that of changes.
            const n = writes % matches
            if (!sort.includes('_lastUpdated'))
              await clinic.put(make(n, { note: [{ text: String(writes) }] }))
            await clinic.put(observation(`else-${String(writes)}`, 'somebody', writes))
            writes++
          }
        })()
        const seen: string[] = []
        const query = `patient=${who}&_count=${String(count)}${sort}`
        let reply = byPost
          ? await clinic.ask('POST', 'Observation/_search', {
              body: query,
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
            })
          : await clinic.get(`Observation?${query}`)
        for (;;) {
          const found: Json[] = reply.body.entry ?? []
          expect(found.length).toBeLessThanOrEqual(count)
          seen.push(...found.map(({ resource }) => String(resource.id)))
          const next = nextOf(reply.body)
          if (next === undefined || seen.length > 500) break
          reply = await clinic.get(next)
        }
        reading.now = false
        await writing
        expect(new Set(seen).size).toBe(seen.length)
        const atFirst = Array.from({ length: matches }, (_, n) => `${who}-${String(n)}`)
        expect(seen).toEqual(expect.arrayContaining(atFirst))
      },
    ),
    { numRuns: 15 },
  )
})

test('by _lastUpdated, a cursor misses nothing while transactions are written', async () => {
  const since = (await clinic.put(observation('start', 'cursor', 0))).body.meta.lastUpdated
  const made = new Set<string>()
  let writing = true
  const write = async (writer: number) => {
    for (let n = 0; n < 8; n++) {
      const entry = Array.from({ length: 25 }, (_, k) =>
        put(observation(`c${String(writer)}-${String(n)}-${String(k)}`, 'cursor', k)),
      )
      const reply = await clinic.send('transaction', entry)
      expect(reply.status).toBe(200)
      for (const { resource } of entry) made.add(resource.id)
    }
  }
  const seen: string[] = []
  const poll = async () => {
    let cursor: string = since
    for (let last = false; ; last = !writing) {
      const wasWriting = writing
      const pages = await clinic.pages(
        `Observation?patient=cursor&_sort=_lastUpdated&_count=20&_lastUpdated=gt${cursor}`,
      )
      for (const { resource } of pages.flat()) {
        seen.push(resource.id)
        cursor = resource.meta.lastUpdated
      }
      if (last || !wasWriting) return
    }
  }
  const writers = Promise.all([0, 1, 2, 3].map(write)).then(() => {
    writing = false
  })
  await Promise.all([writers, poll()])
  expect(seen.length).toBe(new Set(seen).size)
  expect(new Set(seen)).toEqual(made)
})

test('a page stops before it grows past what a tablet can take, and goes on behind it', async () => {
  const note = [{ text: 'x'.repeat(900_000) }]
  for (let n = 0; n < 12; n++) await clinic.put(observation(`big-${String(n)}`, 'big', n, { note }))
  const pages = await clinic.pages('Observation?patient=big&_count=100')
  expect(pages.map((page) => page.length)).toEqual([8, 4])
})

function put(resource: Json) {
  return { request: { method: 'PUT', url: `Observation/${String(resource.id)}` }, resource }
}
