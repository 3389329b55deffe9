import type { JsonObject } from '../json/decimals'
import { parseJson } from '../json/parseJson'
import { writeJson } from '../json/writeJson'
import { isObject } from '../store/walk'

/** R4 `_elements`: the parts of each resource that were asked for, marked as not the whole of it. */
export type Elements = ReadonlySet<string>

const always = ['resourceType', 'id', 'meta']

export function elementsOf(names: readonly string[]): Elements {
  return new Set([...always, ...names])
}

export function onlyElements(text: string, elements: Elements | undefined): string {
  if (!elements) return text
  const whole = parseJson(text)
  if (!isObject(whole)) return text
  const parts = Object.entries(whole).filter(([name]) => elements.has(name.replace(/^_/, '')))
  const part: JsonObject = Object.fromEntries(parts)
  const meta = isObject(part['meta']) ? part['meta'] : {}
  const tags = Array.isArray(meta['tag']) ? meta['tag'] : []
  return writeJson({ ...part, meta: { ...meta, tag: [...tags, subsetted] } })
}

const subsetted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
}
