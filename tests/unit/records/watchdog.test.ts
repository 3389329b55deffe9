import { expect, it } from 'vitest'
import { dueSince, isStuck } from '@/records/watchdog'

const MINUTE = 60_000
const now = Date.parse('2026-11-22T10:00:00Z')
const edit = (opId: string, minutesAgo: number, more: object = {}) => ({
  opId,
  deps: [],
  after: null,
  nextAt: 0,
  at: new Date(now - minutesAgo * MINUTE).toISOString(),
  ...more,
})

it('alarms when an edit waited two minutes and nobody tried', () => {
  const due = dueSince([edit('a', 3)], [], now)
  expect(isStuck({ dueSince: due, lastTry: undefined }, now)).toBe(true)
  expect(isStuck({ dueSince: due, lastTry: now - 2 * MINUTE }, now)).toBe(true)
  expect(isStuck({ dueSince: due, lastTry: now - MINUTE }, now)).toBe(false)
  expect(isStuck({ dueSince: dueSince([edit('a', 1)], [], now), lastTry: undefined }, now)).toBe(
    false,
  )
})

it('is quiet while an edit is postponed, and while it waits behind one that needs a person', () => {
  expect(dueSince([edit('a', 9, { nextAt: now + 1 })], [], now)).toBeUndefined()
  const behind = [edit('b', 9, { deps: ['held'] }), edit('c', 9, { after: 'b' })]
  expect(dueSince(behind, [{ opId: 'held' }], now)).toBeUndefined()
  expect(dueSince([...behind, edit('d', 5)], [{ opId: 'held' }], now)).toBe(now - 5 * MINUTE)
})

it('does not fall asleep when the clock was set back', () => {
  const ahead = { dueSince: now + 90 * MINUTE, lastTry: now + 80 * MINUTE }
  expect(isStuck(ahead, now)).toBe(true)
})
