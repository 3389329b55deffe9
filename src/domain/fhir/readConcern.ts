import type { AnswerKind, Concern, ConcernAnswer, ConcernKind } from '../visit/concern'
import type { Origin } from '../visit/record'
import { dateOrNothing, newestFirst } from '../visit/when'
import { agendaCode } from './agendaList'
import { alongsideCodes, writtenBy } from './codes'
import { companionOf } from './companion'
import { askedAt, privateCode, until } from './concern'
import { codingsOf } from './concept'
import { fieldsAt, listAt, textAt, verbatimAt, type Fields } from './json'
import { originOfReference } from './resource'

interface ReadAnswer {
  readonly to: string
  readonly answer: ConcernAnswer
}

type Asked = Omit<Concern, 'rank' | 'state' | 'answer' | 'answers'>

/** A patient's concern, or nothing for any other message and for what was removed. */
export function readAsked(communication: Fields, origin: Origin): Asked | null {
  const codes = ownCodes(communication)
  const kind = codes.find((code): code is ConcernKind => code === 'question' || code === 'concern')
  const words = wordsOf(communication)
  if (kind === undefined || words === undefined || isWithdrawn(communication)) return null
  const place = textAt(extensionOf(communication, askedAt), 'valueString')
  return {
    origin,
    kind,
    words,
    private: codes.includes(privateCode),
    ...(place !== undefined && { place }),
    ...companionOf(fieldsAt(communication, 'sender')),
    ...saidAt(communication),
    byPatient: extensionOf(communication, writtenBy) === undefined,
  }
}

/** What the clinic made of a concern, with the id of the concern. */
export function readAnswer(communication: Fields, origin: Origin): ReadAnswer | null {
  const kind = ownCodes(communication).find(isAnswerKind)
  const concern = listAt(communication, 'inResponseTo')
    .map((reference) => originOfReference(textAt(reference, 'reference')))
    .find((found) => found !== undefined)
  if (kind === undefined || concern === undefined || isWithdrawn(communication)) return null
  const to = listAt(communication, 'recipient').map((each) => textAt(each, 'display'))[0]
  const words = wordsOf(communication) ?? ''
  const day = dateOrNothing(textAt(extensionOf(communication, until), 'valueDate'))
  const answer: ConcernAnswer = {
    origin,
    kind,
    words: words === to ? '' : words,
    byName: textAt(fieldsAt(communication, 'sender'), 'display') ?? '',
    ...saidAt(communication),
    ...(day !== undefined && { until: day }),
    ...(to !== undefined && { to }),
  }
  return { to: concern.id, answer }
}

/** The patient's order of one visit: when it was put so, and the ids of the concerns. */
export function readAgendaOrder(list: Fields) {
  const ours = codingsOf(fieldsAt(list, 'code')).some(
    ({ system, code }) => system === alongsideCodes && code === agendaCode,
  )
  if (!ours || textAt(list, 'status') !== 'current') return null
  const ids = listAt(list, 'entry').flatMap(
    (entry) => originOfReference(textAt(fieldsAt(entry, 'item'), 'reference'))?.id ?? [],
  )
  return { date: textAt(list, 'date'), ids }
}

/**
 * Concerns with their answers, most important first: in the order of the newest agenda that names
 * them; what nobody has put in order yet comes last, as it was written.
 */
export function concernsInOrder(
  asked: readonly Asked[],
  answers: readonly ReadAnswer[],
  agendas: readonly { readonly date: string | undefined; readonly ids: readonly string[] }[],
): readonly Concern[] {
  const named = agendas.toSorted((a, b) => newestFirst(a.date, b.date)).flatMap(({ ids }) => ids)
  const place = new Map([...new Set(named)].map((id, index) => [id, index]))
  const placeOf = ({ origin }: Asked) => place.get(origin.id) ?? place.size
  return asked
    .toSorted((a, b) => placeOf(a) - placeOf(b) || newestFirst(b.at, a.at))
    .map((concern, index) => {
      const own = answers
        .filter(({ to }) => to === concern.origin.id)
        .map(({ answer }) => answer)
        .toSorted((a, b) => newestFirst(a.at, b.at))
      const answer = own[0]
      return {
        ...concern,
        rank: index + 1,
        state: answer?.kind ?? 'open',
        ...(answer !== undefined && { answer }),
        answers: own,
      }
    })
}

function ownCodes(communication: Fields): readonly string[] {
  return listAt(communication, 'category')
    .flatMap(codingsOf)
    .filter(({ system }) => system === alongsideCodes)
    .map(({ code }) => code)
}

function isAnswerKind(code: string): code is AnswerKind {
  return code === 'answered' || code === 'deferred' || code === 'sent-on'
}

const isWithdrawn = (communication: Fields): boolean =>
  textAt(communication, 'status') === 'entered-in-error'

function wordsOf(communication: Fields): string | undefined {
  const parts = listAt(communication, 'payload').flatMap(
    (payload) => verbatimAt(payload, 'contentString') ?? [],
  )
  return parts.length === 0 ? undefined : parts.join('\n')
}

function extensionOf(communication: Fields | undefined, url: string): Fields | undefined {
  return listAt(communication, 'extension').find((each) => textAt(each, 'url') === url)
}

function saidAt(communication: Fields): { at: string; visitId?: string } {
  const visit = originOfReference(textAt(fieldsAt(communication, 'encounter'), 'reference'))
  return {
    at: dateOrNothing(textAt(communication, 'sent')) ?? '',
    ...(visit !== undefined && { visitId: visit.id }),
  }
}
