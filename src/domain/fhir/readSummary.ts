import type { Origin } from '../visit/record'
import type { KeptSummary } from '../visit/summary'
import { dateOrNothing } from '../visit/when'
import { alongsideCodes } from './codes'
import { codingsOf } from './concept'
import { fieldsAt, listAt, textAt, type Fields } from './json'
import { originOfReference } from './resource'
import { summaryCode } from './summaryDocument'

/** Nothing for documents of other kinds and for what was replaced or a mistake. */
export function readSummary(document: Fields, origin: Origin): KeptSummary | null {
  const ours = codingsOf(fieldsAt(document, 'type')).some(
    ({ system, code }) => system === alongsideCodes && code === summaryCode,
  )
  if (!ours || textAt(document, 'status') !== 'current') return null
  const attachment = fieldsAt(listAt(document, 'content')[0], 'attachment')
  const pages = originOfReference(textAt(attachment, 'url'))
  if (pages?.type !== 'Binary') return null
  const [encounter] = listAt(fieldsAt(document, 'context'), 'encounter')
  const visit = originOfReference(textAt(encounter, 'reference'))
  const when = dateOrNothing(textAt(document, 'date'))
  return {
    origin,
    pages,
    language: textAt(attachment, 'language') ?? '',
    title: textAt(document, 'description') ?? '',
    ...(when !== undefined && { when }),
    ...(visit !== undefined && { visitId: visit.id }),
  }
}
