import type { Store, Version } from '../servers/store'
import type { Disk } from '../world/disk'
import { ELEMENTS, markerOf, valuesOf, type Element } from './elements'
import type { Ledger } from './ledger'

/** What went wrong in a run, in words. All empty: nothing did. */
export interface Verdict {
  readonly lost: string[]
  readonly duplicated: string[]
  readonly overwritten: string[]
  /** Neither lost nor doubled, and yet a promise broken: stuck, unequal, an unhandled rejection. */
  readonly broken: string[]
}

export const clean = (): Verdict => ({ lost: [], duplicated: [], overwritten: [], broken: [] })

export const failed = ({ lost, duplicated, overwritten, broken }: Verdict): boolean =>
  lost.length + duplicated.length + overwritten.length + broken.length > 0

/**
 * Every saved edit is on the server, on a tablet, or was replaced by somebody who saw it. May be
 * asked at any moment; with no disks it is the end, when nothing waits any more.
 */
export function findLost(ledger: Ledger, store: Store, disks: readonly Disk[]): string[] {
  const { values, sources } = onServer(store)
  const settled = tokensOn(disks, ['settled'])
  const waiting = tokensOn(disks, ['outbox', 'held'])
  const here = (marker: string, element: Element, value: string) =>
    values.has(`${marker}|${element}|${value}`) ||
    ledger.wasGivenUp(marker, element, value) ||
    waiting.has(value) ||
    settled.has(value)
  const known = new Set<string>()
  for (const { no, marker, elements } of ledger.edits)
    for (const element of elements)
      if (here(marker, element, `t${no}`))
        for (const older of ledger.olderOf(marker, element, `t${no}`))
          known.add(`${marker}|${element}|${older}`)
  return ledger.edits.flatMap(({ no, who, saved, marker, elements, opIds }) => {
    if (!saved) return []
    const missing = elements.filter(
      (element) => !here(marker, element, `t${no}`) && !known.has(`${marker}|${element}|t${no}`),
    )
    if (missing.length === 0) return []
    const sent = opIds.some((opId) => sources.has(opId)) ? ', though its edit arrived' : ''
    return [`t${no} of ${who} in ${marker}: ${missing.join(', ')}${sent}`]
  })
}

/** At most one version for each edit, one resource for each thing that was made. */
export function findDuplicates(store: Store): string[] {
  const bySource = new Map<string, Version[]>()
  const byMarker = new Map<string, Set<string>>()
  const repeated: string[] = []
  for (const version of store.log) {
    const { resource, type, id } = version
    if (!resource) continue
    const source = resource.meta?.['source']
    if (typeof source === 'string' && source.startsWith('urn:uuid:'))
      bySource.set(source, [...(bySource.get(source) ?? []), version])
    const marker = markerOf(resource)
    if (marker === undefined) continue
    byMarker.set(marker, (byMarker.get(marker) ?? new Set()).add(`${type}/${id}`))
    const history = store.history(type, id)
    const before = history[history.indexOf(version) - 1]?.resource
    if (before && sameValues(before, resource))
      repeated.push(`${marker} version ${version.vid} repeats the one before`)
  }
  return [
    ...[...bySource].flatMap(([source, all]) =>
      all.length > 1 ? [`${source} made ${all.length} versions`] : [],
    ),
    ...[...byMarker].flatMap(([marker, ids]) =>
      ids.size > 1 ? [`${marker} is there ${ids.size} times`] : [],
    ),
    ...repeated,
  ]
}

/** From version to version only that changes which somebody meant to change, seeing what was there. */
export function findOverwritten(ledger: Ledger, store: Store, disks: readonly Disk[]): string[] {
  const losing = tokensOn(disks, ['settled'])
  return store.log.flatMap((version) => {
    const { resource, type, id, vid } = version
    if (!resource) return []
    const marker = markerOf(resource)
    if (marker === undefined) return []
    const history = store.history(type, id)
    const before = history.slice(0, history.indexOf(version)).findLast((each) => each.resource)
    const old = before?.resource ? valuesOf(before.resource) : {}
    const now = valuesOf(resource)
    return ELEMENTS.flatMap((element) => {
      const [from, to] = [old[element], now[element]]
      if (to?.startsWith('mixed')) return [`${marker} ${element} in version ${vid} is ${to}`]
      if (from === undefined || from === to || losing.has(from)) return []
      if (to !== undefined && ledger.knew(marker, element, to, from)) return []
      if (ledger.wasGivenUp(marker, element, from)) return []
      return [`${marker} ${element} in version ${vid}: ${from} became ${to ?? 'nothing'}`]
    })
  })
}

function onServer(store: Store) {
  const values = new Set<string>()
  const sources = new Set<string>()
  for (const { resource } of store.log) {
    if (!resource) continue
    const marker = markerOf(resource)
    const source = resource.meta?.['source']
    if (typeof source === 'string') sources.add(source.replace('urn:uuid:', ''))
    if (marker === undefined) continue
    for (const [element, value] of Object.entries(valuesOf(resource)))
      values.add(`${marker}|${element}|${value}`)
  }
  return { values, sources }
}

function tokensOn(disks: readonly Disk[], tables: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const disk of disks)
    for (const table of tables)
      for (const row of disk.rows<{ sealed: { body: string } }>(table))
        for (const [token] of row.sealed.body.matchAll(/\bt\d+\b/g)) found.add(token)
  return found
}

const sameValues = (a: object, b: object) =>
  JSON.stringify(valuesOf(a)) === JSON.stringify(valuesOf(b))
