import { formatsFor } from '@/i18n/formats'
import en from '@/i18n/messages/en/wrapUp'
import es from '@/i18n/messages/es/wrapUp'
import type { Summary } from '@/domain/visit/summary'
import type { PaperWords } from '@/features/wrap-up/paper/paperWords'
import type { Hand } from '@/features/wrap-up/paper/putLine'

/** The words of the pages as the screen would give them, without the screen. */
export function wordsIn(language: 'en' | 'es'): PaperWords {
  const format = formatsFor(`${language}-US`)
  const long = new Intl.DateTimeFormat(`${language}-US`, { dateStyle: 'full', timeZone: 'UTC' })
  const messages: Record<string, string> = { ...(language === 'es' ? es : en).paper }
  return {
    language,
    clinicLanguage: 'en',
    say: (key, values = {}) =>
      (messages[key.replace('wrapUp.paper.', '')] ?? key).replace(/\{(\w+)\}/g, (_, name: string) =>
        String(values[name]),
      ),
    date: format.date,
    longDay: (iso) => long.format(new Date(iso)),
    time: format.time,
    quotes: language === 'es' ? ['«', '»'] : ['“', '”'],
  }
}

/** A grey dot: the smallest JPEG there is. */
const dot =
  'data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA='

/** Stands in for a browser's letters: what it was asked to draw can be looked at. */
export function handThatRemembers(): Hand & { readonly drawn: string[] } {
  const drawn: string[] = []
  return {
    drawn,
    width: (text, look) => text.length * look.size * 0.55,
    line(text, look) {
      drawn.push(text)
      return { image: dot, width: text.length * look.size * 0.55, height: look.size, edge: 0 }
    },
  }
}

export const origin = { type: 'Communication', id: 'x' }

export function summaryWith(more: Partial<Summary> = {}): Summary {
  return {
    name: 'Rosa Delgado',
    language: 'en',
    day: '2026-11-24T09:20:00.000Z',
    clinician: 'Dr. Hannah Okafor',
    lessons: [],
    pictures: [],
    addition: '',
    plan: [],
    goals: [],
    settled: [],
    warnings: [],
    next: [],
    ...more,
  }
}

export function settled(words: string, answer: string): Summary['settled'][number] {
  const answered = {
    origin,
    kind: 'answered',
    words: answer,
    byName: 'Dr. Hannah Okafor',
    at: '2026-11-24T09:25:00.000Z',
  } as const
  return {
    origin,
    kind: 'question',
    words,
    rank: 1,
    private: false,
    at: '2026-11-24T09:00:00.000Z',
    byPatient: true,
    state: 'answered',
    answer: answered,
    answers: [answered],
  }
}
