import type { FormOption, FormUnit } from '../visit/form'
import type { FormValue } from '../visit/formValue'
import { fieldsAt, flagAt, listAt, textAt, type Fields } from './json'
import { readValue } from './questionnaireValue'
import { extensionOf, extensionsOf, wordsAt } from './questionnaireWords'

const base = 'http://hl7.org/fhir/StructureDefinition'
const optionExclusive = `${base}/questionnaire-optionExclusive`
const unit = `${base}/questionnaire-unit`
const unitOption = `${base}/questionnaire-unitOption`

/**
 * What can be chosen: listed in the item, or in a value set inside the questionnaire. `undefined`
 * where the list is elsewhere, or not written out: half a list would be a wrong question.
 */
export function readOptions(
  item: Fields,
  contained: readonly Fields[],
  language: string,
): readonly FormOption[] | undefined {
  const address = textAt(item, 'answerValueSet')
  if (address === undefined)
    return every(listAt(item, 'answerOption'), (each) => option(each, language))
  const set = contained.find(
    (each) =>
      textAt(each, 'resourceType') === 'ValueSet' && `#${textAt(each, 'id') ?? ''}` === address,
  )
  return set === undefined ? undefined : optionsOf(set, language)
}

/** Of a quantity the units to choose from, of a number the one it is in. */
export function readUnits(item: Fields): readonly FormUnit[] {
  return [...extensionsOf(item, unitOption), ...extensionsOf(item, unit)].flatMap((each) => {
    const coding = fieldsAt(each, 'valueCoding')
    const code = textAt(coding, 'code')
    const system = textAt(coding, 'system')
    const label = textAt(coding, 'display') ?? code
    if (label === undefined) return []
    return [{ label, ...(system !== undefined && { system }), ...(code !== undefined && { code }) }]
  })
}

/** Options that the author ticked beforehand. */
export function selectedOptions(item: Fields): readonly FormValue[] {
  return listAt(item, 'answerOption').flatMap((each) =>
    flagAt(each, 'initialSelected') === true ? (readValue(each, 'value') ?? []) : [],
  )
}

function option(each: Fields, language: string): FormOption | undefined {
  const value = readValue(each, 'value')
  const alone = flagAt(extensionOf(each, optionExclusive), 'valueBoolean') ?? false
  switch (value?.kind) {
    case 'coding': {
      const shown = wordsAt(fieldsAt(each, 'valueCoding'), 'display', language)?.shown
      const label = shown ?? value.code
      return label === undefined ? undefined : { value, label, alone }
    }
    case 'text':
      return { value, label: wordsAt(each, 'valueString', language)?.shown ?? value.text, alone }
    case 'integer':
      return { value, label: String(value.number), alone }
    default:
      return undefined
  }
}

function optionsOf(set: Fields, language: string): readonly FormOption[] | undefined {
  const expansion = fieldsAt(set, 'expansion')
  if (expansion !== undefined)
    return every(listAt(expansion, 'contains'), (each) => coded(each, language))
  const compose = fieldsAt(set, 'compose')
  if (listAt(compose, 'exclude').length > 0) return undefined
  const included = every(listAt(compose, 'include'), (include) => {
    const listed = listAt(include, 'concept')
    const system = textAt(include, 'system')
    return listed.length > 0 ? every(listed, (each) => coded(each, language, system)) : undefined
  })
  return included?.flat()
}

function coded(each: Fields, language: string, of?: string): FormOption | undefined {
  const code = textAt(each, 'code')
  if (code === undefined || listAt(each, 'contains').length > 0) return undefined
  const system = of ?? textAt(each, 'system')
  const words = wordsAt(each, 'display', language)
  const value: FormValue = {
    kind: 'coding',
    code,
    ...(system !== undefined && { system }),
    ...(words !== undefined && { display: words.written }),
  }
  return { value, label: designation(each, language) ?? words?.shown ?? code, alone: false }
}

/** How a value set says it in another language. */
function designation(each: Fields, language: string): string | undefined {
  const found = listAt(each, 'designation').find(
    (one) => textAt(one, 'language')?.split('-')[0] === language.split('-')[0],
  )
  return textAt(found, 'value')
}

/** All of them read, or nothing. */
function every<T>(list: readonly Fields[], read: (each: Fields) => T | undefined) {
  const all = list.map(read)
  return all.every((each) => each !== undefined) ? all : undefined
}
