import type { Person } from '../visit/record'
import { dateOrNothing } from '../visit/when'
import { codingsOf, hasCode } from './concept'
import { element, fieldsAt, flagAt, listAt, textAt, textsAt, type Fields } from './json'
import type { RecordWords } from './words'

export function readPerson(patient: Fields, id: string, words: RecordWords): Person {
  const name = bestName(listAt(patient, 'name'))
  const birthDate = dateOrNothing(textAt(patient, 'birthDate'))
  const sex = sexOf(textAt(patient, 'gender'))
  const recordNumber = recordNumberOf(patient)
  const full = name === undefined ? undefined : fullName(name)
  return {
    id,
    name: full ?? words.person,
    shortName: textsAt(name, 'given')[0] ?? full?.split(' ')[0] ?? words.person,
    ...(birthDate !== undefined && { birthDate }),
    ...(sex !== undefined && { sex }),
    ...(recordNumber !== undefined && { recordNumber }),
    languages: languagesOf(patient),
    deceased:
      flagAt(patient, 'deceasedBoolean') ?? element(patient, 'deceasedDateTime') !== undefined,
  }
}

/** The name in use: official, then usual, then any that is not an old one. */
function bestName(names: readonly Fields[]): Fields | undefined {
  const rank = (name: Fields): number => {
    const use = textAt(name, 'use') ?? ''
    const at = ['official', 'usual', '', 'nickname', 'anonymous', 'temp'].indexOf(use)
    return (at === -1 ? 9 : at) + (fieldsAt(name, 'period')?.['end'] === undefined ? 0 : 20)
  }
  return [...names].sort((a, b) => rank(a) - rank(b)).find((name) => fullName(name) !== undefined)
}

function fullName(name: Fields): string | undefined {
  const parts = [...textsAt(name, 'given'), textAt(name, 'family')].filter(
    (part) => part !== undefined,
  )
  return parts.length > 0 ? parts.join(' ') : textAt(name, 'text')
}

function sexOf(gender: string | undefined): Person['sex'] {
  return gender === 'female' || gender === 'male' || gender === 'other' || gender === 'unknown'
    ? gender
    : undefined
}

function recordNumberOf(patient: Fields): string | undefined {
  const numbers = listAt(patient, 'identifier')
  const found = numbers.find((identifier) => hasCode(fieldsAt(identifier, 'type'), ['MR']))
  return textAt(found, 'value')
}

function languagesOf(patient: Fields): readonly string[] {
  const spoken = listAt(patient, 'communication')
  const preferred = spoken.filter((each) => flagAt(each, 'preferred') === true)
  const codes = [...preferred, ...spoken].flatMap((each) =>
    codingsOf(fieldsAt(each, 'language')).map(({ code }) => code),
  )
  return [...new Set(codes)]
}
