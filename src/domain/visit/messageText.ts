import type { Detail } from './consent'
import type { MessageLanguage } from './message'
import { messageWordsEn } from './messageWordsEn'
import { messageWordsEs } from './messageWordsEs'

/** What a message is about. Days and times are written out, in the language of the message. */
export type MessageContent =
  | {
      readonly kind: 'appointment'
      readonly day: string
      readonly time: string
      readonly with?: string
      readonly reason?: string
    }
  | { readonly kind: 'medicine'; readonly name: string; readonly howTaken?: string }
  | { readonly kind: 'summary' }
  | { readonly kind: 'lesson'; readonly title: string; readonly points: readonly string[] }
  | { readonly kind: 'form'; readonly title: string }
  | { readonly kind: 'results-invitation' }

interface Writing {
  readonly detail: Detail
  readonly language: MessageLanguage
  /** What to call the patient. */
  readonly name: string
  /** The address is somebody else's: then the message speaks about the patient, not to them. */
  readonly toSomebodyElse: boolean
}

/** Words of one language. Every function gives lines; what is in `full` never stands in `notice`. */
export interface MessageWords {
  readonly subjects: Readonly<Record<MessageContent['kind'], string>>
  readonly hello: (name: string) => string
  readonly about: (name: string) => string
  readonly full: (content: MessageContent) => readonly string[]
  readonly notice: (content: MessageContent) => readonly string[]
  readonly end: readonly string[]
}

const words: Readonly<Record<MessageLanguage, MessageWords>> = {
  en: messageWordsEn,
  es: messageWordsEs,
}

/**
 * Subject and text, ready to send. A subject lights up on a locked phone, so it is the same for
 * both levels and says nothing about health. Results themselves have no way into a message.
 */
export function composeMessage(
  content: MessageContent,
  { detail, language, name, toSomebodyElse }: Writing,
): { readonly subject: string; readonly text: string } {
  const say = words[language]
  const who = oneLine(name)
  const told = detail === 'full' ? say.full(tidied(content)) : say.notice(tidied(content))
  const parts = [[toSomebodyElse ? say.about(who) : say.hello(who)], told, say.end]
  return {
    subject: say.subjects[content.kind],
    text: parts.map((lines) => lines.join('\n')).join('\n\n'),
  }
}

function tidied(content: MessageContent): MessageContent {
  const entries = Object.entries(content).map(
    ([key, value]: [string, string | readonly string[]]) => [
      key,
      typeof value === 'string' ? oneLine(value) : value.map(oneLine),
    ],
  )
  return Object.fromEntries(entries) as MessageContent
}

/** Line breaks and other control characters of a name would break the letter apart. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the ones it takes out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ').trim()
}
