import { isFields, listAt, textAt, fieldsAt, type Fields } from './json'

/**
 * Who made this version, as far as anybody wrote it down: the server in its own words (Medplum's
 * `meta.author`), else the newest Provenance about it since `after`, an instant.
 */
export function lastAuthorOf(
  resource: object,
  others: readonly object[],
  after = '',
): string | undefined {
  try {
    const of = resource as Fields
    const said = textAt(fieldsAt(fieldsAt(of, 'meta'), 'author'), 'display')
    if (said !== undefined) return said
    const key = `${textAt(of, 'resourceType') ?? ''}/${textAt(of, 'id') ?? ''}`
    const [newest] = (others as readonly Fields[])
      .filter((each) => isFields(each) && each['resourceType'] === 'Provenance')
      .filter((each) => listAt(each, 'target').some((to) => textAt(to, 'reference') === key))
      .filter((each) => (textAt(each, 'recorded') ?? '') > after)
      .sort((a, b) => ((textAt(a, 'recorded') ?? '') < (textAt(b, 'recorded') ?? '') ? 1 : -1))
    return textAt(fieldsAt(listAt(newest, 'agent')[0], 'who'), 'display')
  } catch {
    return undefined // damaged: better nobody's name than a wrong one
  }
}
