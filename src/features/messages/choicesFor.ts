import { formatsFor } from '@/i18n/formats'
import { formatLocale } from '@/i18n/languages'
import type { ContentKind } from '@/domain/visit/consent'
import type { MessageDraft, MessageLanguage } from '@/domain/visit/message'
import type { MessageContent } from '@/domain/visit/messageText'
import type { PatientRecord } from '@/domain/visit/record'
import type { Sendable } from './sendable'

/** One thing that a message can be about, with what it becomes. */
export interface Choice {
  readonly id: string
  readonly label: string
  readonly content: MessageContent
  readonly about?: Pick<MessageDraft, 'about' | 'visitStart'>
}

interface Asking {
  readonly record: PatientRecord
  readonly sendable: Sendable
  readonly language: MessageLanguage
  /** Of the screen: whoever chooses reads it in theirs. */
  readonly screen: Pick<ReturnType<typeof formatsFor>, 'day' | 'time'>
  /** An instant: visits before it are over. */
  readonly now: string
}

/** What there is of a kind; the language of the message writes its days and times. */
export function choicesFor(kind: ContentKind, asking: Asking): readonly Choice[] {
  const { record, sendable, language } = asking
  switch (kind) {
    case 'appointment':
      return visitChoices(asking)
    case 'medicine':
      return record.medicines
        .filter(({ status }) => status === 'taking' || status === 'unsure')
        .map(({ origin, name, howTaken }) => ({
          id: origin.id,
          label: name,
          content: { kind, name, ...(howTaken !== undefined && { howTaken }) },
        }))
    case 'summary':
      return (sendable.summaries ?? []).map(({ origin, title }) => ({
        id: origin.id,
        label: title,
        content: { kind },
        about: { about: origin },
      }))
    case 'lesson':
      return (sendable.lessons ?? [])
        .filter((lesson) => lesson.language === language)
        .map(({ id, title, points }) => ({ id, label: title, content: { kind, title, points } }))
    case 'form':
      return (sendable.forms ?? []).map(({ id, title }) => ({
        id,
        label: title,
        content: { kind, title },
      }))
    case 'results-invitation':
      return [{ id: kind, label: '', content: { kind } }]
  }
}

/** A time without an hour is no time to come: such visits are not offered. */
function visitChoices({ record, language, screen, now }: Asking): readonly Choice[] {
  const format = formatsFor(formatLocale(language))
  return record.visits
    .flatMap((visit): Choice[] => {
      const { origin, state, start, reason } = visit
      if (origin.type !== 'Appointment' || state !== 'planned' || !start?.includes('T')) return []
      if (Date.parse(start) <= Date.parse(now)) return []
      const [day, time] = [format.day(start), format.time(start)]
      return [
        {
          id: origin.id,
          label: `${screen.day(start)}, ${screen.time(start)}`,
          content: {
            kind: 'appointment',
            day,
            time,
            reason,
            ...(visit.with !== undefined && { with: visit.with }),
          },
          about: { about: origin, visitStart: start },
        },
      ]
    })
    .toReversed()
}
