import type { FormAnswerKind, FormDesk, FormItem, FormQuestion, FormWhen } from '../visit/form'
import {
  element,
  flagAt,
  isFields,
  listAt,
  numberAt,
  textAt,
  Unreadable,
  type Fields,
} from './json'
import { readInitial } from './questionnaireInitial'
import { readOptions, readUnits } from './questionnaireOptions'
import { readWhen } from './questionnaireWhen'
import { codeIn, extensionOf, wordsAt } from './questionnaireWords'

export interface FormReading {
  readonly language: string
  readonly patient?: Fields
  readonly contained: readonly Fields[]
  /** linkIds so far: a second item of the same one could not be told apart in the answers. */
  readonly taken: Set<string>
}

const base = 'http://hl7.org/fhir/StructureDefinition'
const itemControl = `${base}/questionnaire-itemControl`
const hiddenItem = `${base}/questionnaire-hidden`
const always: FormWhen = { join: 'any', conditions: [] }

const kinds: readonly string[] = [
  'choice',
  'open-choice',
  'string',
  'text',
  'url',
  'integer',
  'decimal',
  'quantity',
  'boolean',
  'date',
  'dateTime',
  'time',
] satisfies FormAnswerKind[]

export function readFormItems(items: readonly Fields[], reading: FormReading): readonly FormItem[] {
  return items.map((item) => {
    try {
      return readItem(item, reading) ?? atDesk(item, reading)
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault
      return atDesk(item, reading)
    }
  })
}

function readItem(item: Fields, reading: FormReading): FormItem | undefined {
  const linkId = element(item, 'linkId')
  const when = readWhen(item)
  // A modifier may turn the meaning round: whoever does not know it must not ask.
  if (typeof linkId !== 'string' || when === undefined || 'modifierExtension' in item)
    return undefined
  if (reading.taken.has(linkId)) return undefined
  reading.taken.add(linkId)
  const own = { linkId, ...textOf(item, reading), when, hidden: isHidden(item) }
  const type = textAt(item, 'type')
  const children = listAt(item, 'item')
  if (type === 'display') return { kind: 'note', ...own }
  if (type === 'group')
    return {
      kind: 'group',
      ...own,
      required: flagAt(item, 'required') ?? false,
      repeats: flagAt(item, 'repeats') ?? false,
      items: readFormItems(children, reading),
    }
  return isKind(type) ? readQuestion(item, type, own, reading) : undefined
}

function readQuestion(
  item: Fields,
  answer: FormAnswerKind,
  own: Pick<FormQuestion, 'linkId' | 'text' | 'written' | 'when' | 'hidden'>,
  reading: FormReading,
): FormQuestion | undefined {
  const options = readOptions(item, reading.contained, reading.language)
  const units = readUnits(item)
  const repeats = flagAt(item, 'repeats') ?? false
  const [helps, items] = apart(listAt(item, 'item'), isHelp)
  const help = helps.map((each) => wordsAt(each, 'text', reading.language)?.shown).join(' ')
  const maxLength = numberAt(item, 'maxLength')
  if (options === undefined || (answer === 'choice' && options.length === 0)) return undefined
  if (answer === 'quantity' && units.length === 0) return undefined
  // Asked once for several answers, nobody could say to which of them it belongs.
  if (repeats && items.some((each) => element(each, 'type') !== 'display')) return undefined
  return {
    kind: 'question',
    ...own,
    answer,
    required: flagAt(item, 'required') ?? false,
    repeats,
    readOnly: flagAt(item, 'readOnly') ?? false,
    ...(help !== '' && { help }),
    ...(maxLength !== undefined && { maxLength }),
    options,
    units,
    initial: readInitial(item, answer, reading.patient),
    items: readFormItems(items, reading),
  }
}

/** Whatever is wrong with it, people must know that there is a question. */
function atDesk(item: Fields, reading: FormReading): FormDesk {
  const linkId = element(item, 'linkId')
  return {
    kind: 'desk',
    linkId: typeof linkId === 'string' ? linkId : '',
    ...safely(() => textOf(item, reading), { text: '', written: '' }),
    when: safely(() => readWhen(item) ?? always, always),
    hidden: safely(() => isHidden(item), false),
    required: element(item, 'required') === true,
  }
}

function textOf(item: Fields, { language }: FormReading): { text: string; written: string } {
  const words = wordsAt(item, 'text', language)
  const prefix = wordsAt(item, 'prefix', language)?.shown
  const shown = words?.shown ?? ''
  return {
    text: prefix === undefined ? shown : `${prefix} ${shown}`,
    written: words?.written ?? '',
  }
}

function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch (fault) {
    if (fault instanceof Unreadable) return otherwise
    throw fault
  }
}

const isKind = (type: string | undefined): type is FormAnswerKind =>
  type !== undefined && kinds.includes(type)
const isHidden = (item: Fields) => flagAt(extensionOf(item, hiddenItem), 'valueBoolean') ?? false
const isHelp = (item: Fields) =>
  element(item, 'type') === 'display' && codeIn(extensionOf(item, itemControl)) === 'help'

function apart(items: readonly Fields[], test: (item: Fields) => boolean) {
  return [items.filter(test), items.filter((item) => isFields(item) && !test(item))] as const
}
