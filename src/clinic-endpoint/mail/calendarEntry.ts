import { createEvent, type DateArray } from 'ics'
import type { Attachment } from './mailer'

interface Entry {
  readonly uid: string
  /** Instants. */
  readonly start: string
  readonly end?: string
  readonly language: string
}

const titles: Readonly<Record<string, string>> = {
  en: 'Visit at the clinic',
  es: 'Cita en la clínica',
}
const usualMinutes = 30

/** An .ics that says when, and nothing of why: calendars are shared in families and at work. */
export function calendarEntry({ uid, start, end, language }: Entry): Attachment | undefined {
  const from = Date.parse(start)
  const until = end === undefined ? Number.NaN : Date.parse(end)
  const { value } = createEvent({
    uid,
    title: titles[language] ?? 'Visit at the clinic',
    start: utcParts(from),
    end: utcParts(until > from ? until : from + usualMinutes * 60_000),
    startInputType: 'utc',
    startOutputType: 'utc',
    endInputType: 'utc',
    endOutputType: 'utc',
    status: 'CONFIRMED',
    busyStatus: 'BUSY',
    productId: '-//Alongside//Clinic//EN',
  })
  if (typeof value !== 'string') return undefined
  return {
    filename: 'visit.ics',
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    content: value,
  }
}

function utcParts(milliseconds: number): DateArray {
  const at = new Date(milliseconds)
  return [
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
  ]
}
