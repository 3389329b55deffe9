import type { LineKind, MarkKind } from '../visit/plan'
import { alongsideCodes, alongsideExtension } from './codes'
import { element, listAt, textAt, type Fields } from './json'
import type { OwnExtension } from './planResources'
import type { CodeableConcept } from './r4'

/** What our plan, its lines and the answers to them are called on the wire. */
export const ourPlanCode = 'our-plan'
export const planLine = alongsideExtension('plan-line')
export const lineKind = alongsideExtension('line-kind')
export const lineText = alongsideExtension('line-text')
export const lineDetail = alongsideExtension('line-detail')
export const lineSource = alongsideExtension('line-source')
export const lineChanged = alongsideExtension('line-changed')

export const lineKinds: readonly LineKind[] = ['medicine', 'activity', 'test', 'referral', 'other']

export const markCodes: Readonly<Record<MarkKind, string>> = {
  'got-it': 'got-it',
  question: 'line-question',
  cannot: 'line-cannot',
}

export function ownConcept(code: string, display: string): CodeableConcept {
  return { coding: [{ system: alongsideCodes, code, display }], text: display }
}

/** The value of one extension, of whatever kind; the readers check what they get. */
export function extensionAt(of: Fields | undefined, url: string): Fields | undefined {
  return listAt(of, 'extension').find((each) => textAt(each, 'url') === url)
}

export function numberIn(of: Fields | undefined, name: string): number | undefined {
  const value = element(of, name)
  return typeof value === 'number' ? value : undefined
}

/** The extensions of others stay; ours are replaced, or go where the new value is nothing. */
export function withExtensions(
  before: readonly OwnExtension[] | undefined,
  own: readonly OwnExtension[],
  urls: readonly string[],
): readonly OwnExtension[] {
  return [...(before ?? []).filter(({ url }) => !urls.includes(url)), ...own]
}

/** FHIR has no empty text and no empty list. */
export function textExtension(url: string, words: string | undefined): readonly OwnExtension[] {
  return words === undefined || words === '' ? [] : [{ url, valueString: words }]
}
