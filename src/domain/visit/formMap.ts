import type { Form, FormItem } from './form'

/** Where every item of a form is, and which of them wait for themselves. */
export interface FormMap {
  readonly places: ReadonlyMap<string, FormPlace>
  /** In a circle of conditions: nobody could ever answer the first of them. */
  readonly circular: ReadonlySet<string>
}

export interface FormPlace {
  readonly item: FormItem
  /** Every item around it, outermost first. */
  readonly around: readonly FormItem[]
}

const maps = new WeakMap<Form, FormMap>()

export function mapOf(form: Form): FormMap {
  const known = maps.get(form)
  if (known) return known
  const places = placesOf(form.items)
  const circular = [...places.keys()].filter((linkId) => waitsForItself(linkId, places))
  const map = { places, circular: new Set(circular) }
  maps.set(form, map)
  return map
}

function placesOf(
  items: readonly FormItem[],
  around: readonly FormItem[] = [],
  places = new Map<string, FormPlace>(),
): ReadonlyMap<string, FormPlace> {
  for (const item of items) {
    places.set(item.linkId, { item, around })
    if ('items' in item) placesOf(item.items, [...around, item], places)
  }
  return places
}

function waitsForItself(linkId: string, places: FormMap['places']): boolean {
  const seen = new Set<string>()
  const waiting = needsOf(places.get(linkId)?.item, places)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === linkId) return true
    if (seen.has(next)) continue
    seen.add(next)
    waiting.push(...needsOf(places.get(next)?.item, places))
  }
  return false
}

/** An answer is there only while its question is asked, and everything around it. */
function needsOf(item: FormItem | undefined, places: FormMap['places']): string[] {
  return (item?.when.conditions ?? []).flatMap(({ question }) => [
    question,
    ...(places.get(question)?.around ?? []).map(({ linkId }) => linkId),
  ])
}
