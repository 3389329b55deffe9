import { describe, expect, it } from 'vitest'
import { alsoWaiting, syncWords } from '@/ui/syncWords'
import { i18n } from '@/i18n'

const say = (counts: Parameters<typeof syncWords>[0]) => {
  const { key, values, count } = syncWords(counts)
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
  ])('%o', (counts, words) => {
    expect(say(counts)).toBe(words)
  })

  it('never says "All sent" while anything waits, goes or needs a person', () => {
    for (const waiting of [0, 1, 7])
      for (const sending of [0, 1, 7])
        for (const needsYou of [0, 1, 7]) {
          const { tone } = syncWords({ waiting, sending, needsYou })
          expect(tone === 'saved').toBe(waiting + sending + needsYou === 0)
        }
  })

  it('does not hide what waits behind what needs a person', () => {
    expect(alsoWaiting({ waiting: 4, sending: 0, needsYou: 1 })).toMatchObject({
      key: 'common.sync.waiting',
      count: 4,
    })
    expect(alsoWaiting({ waiting: 0, sending: 0, needsYou: 1 })).toBeUndefined()
    expect(alsoWaiting({ waiting: 4, sending: 0, needsYou: 0 })).toBeUndefined()
  })

  it('does not send more than there is, in the moment before the counts catch up', () => {
    expect(say({ waiting: 0, sending: 1, needsYou: 0 })).toBe('Sending 1 of 1')
  })
})
