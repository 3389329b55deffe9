import type { Target } from '../support/tablet'
import type { PlainTarget, PlainWords } from './findInPage'

/** A target without what cannot cross into the page. */
export function plain(target: Target): PlainTarget {
  const { name, text, within, ...rest } = target
  return {
    ...rest,
    ...(name === undefined ? {} : { name: plainWords(name) }),
    ...(text === undefined ? {} : { text: plainWords(text) }),
    ...(within === undefined ? {} : { within: plain(within) }),
  }
}

function plainWords(words: string | RegExp): PlainWords {
  return typeof words === 'string' ? { whole: words } : { like: words.source, flags: words.flags }
}

/** For messages. */
export function describe(target: Target): string {
  return JSON.stringify(plain(target))
}
