import { describe, expect, test } from 'vitest'
import { faultOf, isEmailAddress, messageLanguages } from '@/domain/visit/message'
import { composeMessage, type MessageContent } from '@/domain/visit/messageText'
import { gradesEn, infleszEs } from '../lessons/reading/grades'

const contents: readonly MessageContent[] = [
  {
    kind: 'appointment',
    day: 'Tuesday, March 3',
    time: '9:40 AM',
    with: 'Helen Okafor',
    reason: 'SECRET reason',
  },
  { kind: 'medicine', name: 'SECRET pill', howTaken: 'SECRET one a day' },
  { kind: 'summary' },
  { kind: 'lesson', title: 'SECRET title', points: ['SECRET point', 'SECRET two'] },
  { kind: 'form', title: 'SECRET form' },
  { kind: 'results-invitation' },
]
const write = (content: MessageContent, more: Partial<Parameters<typeof composeMessage>[1]> = {}) =>
  composeMessage(content, {
    detail: 'full',
    language: 'en',
    name: 'Rosa',
    toSomebodyElse: false,
    ...more,
  })

describe.each(messageLanguages)('in %s', (language) => {
  test.each(contents)('a notice tells nothing of health: $kind', (content) => {
    const { text } = write(content, { language, detail: 'notice' })
    expect(text).not.toContain('SECRET')
    expect(text).not.toMatch(/medicin|result|doctor|okafor/i)
  })
  test.each(contents)(
    'a subject says the same at both levels, and nothing of health: $kind',
    (content) => {
      const { subject } = write(content, { language })
      expect(subject).toBe(write(content, { language, detail: 'notice' }).subject)
      expect(subject).not.toMatch(/SECRET|result|medicin/i)
    },
  )
  test.each(contents)('the words are ones that a mail program takes: $kind', (content) => {
    for (const detail of ['full', 'notice'] as const)
      expect(faultOf({ to: 'a@b.org', ...write(content, { language, detail }) })).toBeUndefined()
  })
  test.each(contents)('it reads easily: $kind', (content) => {
    for (const detail of ['full', 'notice'] as const) {
      const { subject, text } = write(content, { language, detail })
      const said = `${subject}. ${text.replaceAll('SECRET', 'a').replaceAll(/([^.?:])\n/g, '$1.\n')}`
      if (language === 'es') expect(infleszEs(said)).toBeGreaterThanOrEqual(65)
      else expect(gradesEn(said).fleschKincaid).toBeLessThanOrEqual(6)
    }
  })
  test('a visit in a notice still says when', () => {
    const { text } = write(contents[0] as MessageContent, { language, detail: 'notice' })
    expect(text).toContain('Tuesday, March 3, 9:40 AM')
  })
})

test('to a parent it speaks about the child, not to it', () => {
  const { text } = write({ kind: 'summary' }, { name: 'Theo', toSomebodyElse: true })
  expect(text).toContain('about Theo')
  expect(text).not.toContain('Hello, Theo')
})

test('line breaks and NUL in a name cannot begin a new line of the letter', () => {
  const { text } = write(
    { kind: 'form', title: 'A\r\n\r\nFrom: x\0y' },
    { name: 'Rosa\nBcc: a@b.org' },
  )
  expect(text).toContain('Hello, Rosa Bcc: a@b.org.')
  expect(text).toContain('A From: x y')
})

test.each([
  'a b@example.org',
  'a@example.org\r\nBcc: b@example.org',
  'a@example.org,b@example.org',
  '<a@example.org>',
  'a@b',
  'a@-b.org',
  '@example.org',
  'a..b@example.org',
  `${'x'.repeat(65)}@example.org`,
  `a@${'x.'.repeat(140)}org`,
  'a@example.org\0',
  '"a b"@example.org',
])('%j is no address to write to', (address) => {
  expect(isEmailAddress(address)).toBe(false)
})

test.each(['rosa@example.org', 'r.d+clinic@mail.co.uk', "o'neil_9@x-y.museum"])(
  '%j is one',
  (address) => {
    expect(isEmailAddress(address)).toBe(true)
  },
)
