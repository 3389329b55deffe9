import { describe, expect, it } from 'vitest'
import { alsoWaiting, shortSyncWords, syncWords, type SyncFacts } from '@/ui/syncWords'
import { i18n } from '@/i18n'

const say = (counts: Omit<SyncFacts, 'cleared'> & { cleared?: number }) => {
  const { key, values, count } = syncWords({ cleared: null, ...counts })
  return i18n.global.t(key, values, count)
}

describe('what the sync line says', () => {
  it.each([
    [{ waiting: 0, sending: 0, needsYou: 0 }, 'All sent'],
    [{ waiting: 1, sending: 0, needsYou: 0 }, '1 edit on this tablet, not yet sent'],
    [{ waiting: 4, sending: 0, needsYou: 0 }, '4 edits on this tablet, not yet sent'],
    [{ waiting: 4, sending: 2, needsYou: 0 }, 'Sending 2 of 4'],
    [{ waiting: 0, sending: 0, needsYou: 1 }, '1 edit needs you'],
    [{ waiting: 0, sending: 0, needsYou: 3 }, '3 edits need you'],
    [{ waiting: 0, sending: 0, needsYou: 0, cleared: 0 }, 'This tablet was cleared'],
    [
      { waiting: 0, sending: 0, needsYou: 0, cleared: 1 },
      'This tablet was cleared; 1 edit may be gone',
    ],
    [
      { waiting: 2, sending: 1, needsYou: 0, cleared: 3 },
      'This tablet was cleared; 3 edits may be gone',
    ],
  ])('%o', (counts, words) => {
    expect(say(counts)).toBe(words)
  })

  it('never says "All sent" while anything waits, goes, needs a person or may be gone', () => {
    for (const waiting of [0, 1, 7])
      for (const sending of [0, 1, 7])
        for (const needsYou of [0, 1, 7])
          for (const cleared of [null, 0, 7]) {
            const facts = { waiting, sending, needsYou, cleared }
            const sent = waiting + sending + needsYou === 0 && cleared === null
            for (const { tone, key } of [syncWords(facts), shortSyncWords(facts)])
              expect([tone === 'saved', key === 'common.sync.sent']).toEqual([sent, sent])
          }
  })

  it('does not hide what waits behind what needs a person', () => {
    const also = (waiting: number, needsYou: number, cleared: number | null = null) =>
      alsoWaiting({ waiting, sending: 0, needsYou, cleared })
    for (const words of [also(4, 1), also(4, 0, 2)])
      expect(words).toMatchObject({ key: 'common.sync.waiting', count: 4 })
    for (const words of [also(0, 1), also(4, 0), also(0, 0, 2)]) expect(words).toBeUndefined()
  })

  it('does not send more than there is, in the moment before the counts catch up', () => {
    expect(say({ waiting: 0, sending: 1, needsYou: 0 })).toBe('Sending 1 of 1')
  })
})
