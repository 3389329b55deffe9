import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentKinds, type Permission, type SendingConsent } from '@/domain/visit/consent'
import { mayBeSent } from '@/domain/visit/mayBeSent'

const address = 'rosa@example.org'
const given = (more: Partial<SendingConsent> = {}): SendingConsent => ({
  origin: { type: 'Consent', id: 'c' },
  state: 'given',
  kinds: contentKinds,
  detail: 'full',
  channel: 'email',
  since: '2026-03-01T10:00:00Z',
  ...more,
})
const permission = (more: Partial<Permission> = {}): Permission => ({
  person: { deceased: false },
  consents: [given()],
  emails: [{ value: address, confirmedAt: '2026-03-01T10:00:00Z' }],
  unread: [],
  ...more,
})
const reason = (more: Partial<Permission>, to?: string) => {
  const verdict = mayBeSent(permission(more), { kind: 'lesson', ...(to !== undefined && { to }) })
  return verdict.kind === 'may' ? verdict.detail : verdict.reason
}

test('what was chosen may go, with as much detail as was chosen', () => {
  expect(reason({})).toBe('full')
  expect(reason({ consents: [given({ detail: 'notice' })] })).toBe('notice')
})

describe('nothing goes out', () => {
  test('before anybody asked', () => {
    expect(reason({ consents: [] })).toBe('no-consent')
  })
  test('of a kind that was not chosen', () => {
    expect(reason({ consents: [given({ kinds: ['appointment'] })] })).toBe('kind-not-chosen')
  })
  test('after it was taken back, whatever was allowed before', () => {
    const back = given({ state: 'withdrawn', since: '2026-03-02T10:00:00Z' })
    expect(reason({ consents: [back, given()] })).toBe('withdrawn')
    expect(reason({ consents: [given(), back] })).toBe('withdrawn')
  })
  test('to an address that nobody read back, or to another than the confirmed one', () => {
    expect(reason({ emails: [] })).toBe('no-address')
    expect(reason({ emails: [{ value: address }] })).toBe('address-not-confirmed')
    expect(reason({}, 'old@example.org')).toBe('address-not-confirmed')
    expect(reason({}, address)).toBe('full')
  })
  test('to somebody who has died', () => {
    expect(reason({ person: { deceased: true } })).toBe('deceased')
  })
  test('while a choice cannot be read: it may be the one that took everything back', () => {
    expect(reason({ unread: [{ type: 'Consent', id: 'x' }] })).toBe('unreadable')
    expect(reason({ unread: [{ type: 'Observation', id: 'x' }] })).toBe('full')
  })
  test('with health details in it, where only notices are wanted', () => {
    const narrow = permission({ consents: [given({ detail: 'notice' })] })
    expect(mayBeSent(narrow, { kind: 'form', detail: 'full' })).toEqual({
      kind: 'may-not',
      reason: 'less-detail',
    })
    expect(mayBeSent(narrow, { kind: 'form', detail: 'notice' }).kind).toBe('may')
  })
})

test('of two choices made at the same time, on two tablets, the one that allows less counts', () => {
  const wide = given()
  const narrow = given({
    kinds: ['lesson'],
    detail: 'notice',
    origin: { type: 'Consent', id: 'd' },
  })
  expect(reason({ consents: [wide, narrow] })).toBe('notice')
  expect(reason({ consents: [narrow, wide] })).toBe('notice')
})

test('whatever is recorded, in whatever order: never without a given consent and a confirmed address', () => {
  const consent = fc.record({
    origin: fc.record({ type: fc.constant('Consent'), id: fc.string() }),
    state: fc.constantFrom('given' as const, 'withdrawn' as const),
    kinds: fc.subarray([...contentKinds]),
    detail: fc.constantFrom('notice' as const, 'full' as const),
    channel: fc.constant('email' as const),
    since: fc.constantFrom('2026-03-01', '2026-03-02', 'soon'),
  })
  const email = fc.record(
    { value: fc.constantFrom(address, 'b@example.org'), confirmedAt: fc.constant('2026-03-01') },
    { requiredKeys: ['value'] },
  )
  fc.assert(
    fc.property(
      fc.array(consent),
      fc.array(email),
      fc.constantFrom(...contentKinds),
      (c, e, kind) => {
        const verdict = mayBeSent(permission({ consents: c, emails: e }), { kind })
        if (verdict.kind === 'may-not') return
        expect(c.some(({ state, kinds }) => state === 'given' && kinds.includes(kind))).toBe(true)
        expect(e).toContainEqual({ value: verdict.to, confirmedAt: '2026-03-01' })
      },
    ),
  )
})
