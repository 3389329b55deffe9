import { element, fieldsAt, isFields, listAt, textAt, type Fields } from './json'

const translation = 'http://hl7.org/fhir/StructureDefinition/translation'

/** What an author wrote, and how a person who reads `language` (BCP 47) reads it. */
export interface Words {
  readonly shown: string
  readonly written: string
}

/** The primitive `name` with its translations, which FHIR keeps beside it in `_name`. */
export function wordsAt(of: Fields | undefined, name: string, language: string): Words | undefined {
  const written = textAt(of, name)
  if (written === undefined) return undefined
  const beside = element(of, `_${name}`)
  return { written, shown: translated(beside, language) ?? written }
}

function translated(beside: unknown, language: string): string | undefined {
  if (!isFields(beside)) return undefined
  const found = extensionsOf(beside, translation).flatMap((each) => {
    const parts = listAt(each, 'extension')
    const part = (url: string) => parts.find((one) => textAt(one, 'url') === url)
    const tag = textAt(part('lang'), 'valueCode')
    const content =
      textAt(part('content'), 'valueString') ?? textAt(part('content'), 'valueMarkdown')
    return tag === undefined || content === undefined ? [] : [{ tag: tag.toLowerCase(), content }]
  })
  const wanted = language.toLowerCase()
  const exact = found.find(({ tag }) => tag === wanted)
  return (exact ?? found.find(({ tag }) => base(tag) === base(wanted)))?.content
}

const base = (tag: string) => tag.split('-')[0]

export function extensionsOf(of: Fields | undefined, url: string): readonly Fields[] {
  return listAt(of, 'extension').filter((each) => textAt(each, 'url') === url)
}

export function extensionOf(of: Fields | undefined, url: string): Fields | undefined {
  return extensionsOf(of, url)[0]
}

/** The code of a coded extension, whatever its system. */
export function codeIn(extension: Fields | undefined): string | undefined {
  return textAt(listAt(fieldsAt(extension, 'valueCodeableConcept'), 'coding')[0], 'code')
}
