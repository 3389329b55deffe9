import type { Stored } from '../servers/store'

/** The elements that people change here. Each written value is a token of its own: `t17`. */
export const ELEMENTS = ['value', 'site', 'method', 'left', 'right'] as const
export type Element = (typeof ELEMENTS)[number]

export type Values = Partial<Record<Element, string>>

const URL_OF = 'http://alongside.test/'

interface Observed {
  readonly valueQuantity?: { readonly value?: number; readonly unit?: string }
  readonly bodySite?: { readonly text?: string }
  readonly method?: { readonly text?: string }
  readonly extension?: readonly { readonly url: string; readonly valueString?: string }[]
  readonly code?: { readonly text?: string }
}

/** What stands in a resource. A quantity whose number and unit are of two hands reads as `mixed`. */
export function valuesOf(resource: object): Values {
  const { valueQuantity, bodySite, method, extension } = resource as Observed
  const values: Values = {}
  if (valueQuantity) {
    const { value, unit } = valueQuantity
    values.value = unit === `t${value}` ? unit : `mixed ${value}/${unit}`
  }
  if (bodySite?.text !== undefined) values.site = bodySite.text
  if (method?.text !== undefined) values.method = method.text
  for (const { url, valueString } of extension ?? [])
    if (valueString !== undefined) values[url.slice(URL_OF.length) as Element] = valueString
  return values
}

/** The same resource with a token in these elements; all else stays as it was. */
export function withToken(resource: Stored, elements: readonly Element[], no: number): Stored {
  const token = `t${no}`
  let next: Stored = resource
  for (const element of elements)
    switch (element) {
      case 'value':
        next = { ...next, valueQuantity: { value: no, unit: token } }
        break
      case 'site':
        next = { ...next, bodySite: { text: token } }
        break
      case 'method':
        next = { ...next, method: { text: token } }
        break
      case 'left':
      case 'right':
        next = { ...next, extension: extended(next, element, token) }
    }
  return next
}

function extended(resource: Stored, element: Element, token: string) {
  const url = URL_OF + element
  const others = ((resource as Observed).extension ?? []).filter((each) => each.url !== url)
  return [...others, { url, valueString: token }].sort((a, b) => (a.url < b.url ? -1 : 1))
}

/** Names a resource wherever it lies and whatever id a server gave it. */
export const markerOf = (resource: object): string | undefined => (resource as Observed).code?.text
