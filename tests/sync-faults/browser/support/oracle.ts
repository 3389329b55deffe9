import type { Clinic, Resource } from '../../../support/clinic'
import { changesSince } from '../../../journeys/whatTheClinicHas'
import type { Saved } from '../page/main'

/** What became of every edit that was called saved. All zero, or the promise is broken. */
export interface Verdict {
  readonly saved: number
  readonly lost: number
  readonly duplicated: number
  readonly overwritten: number
}

/**
 * Every edit that was called saved is in the server's history once, or a newer edit of the same
 * reading took its place before it was sent. Each value is written once, so a value twice in the
 * history is an edit that was sent twice. `meta.source` names the edit and must agree.
 */
export async function judge(
  clinic: Clinic,
  since: string,
  saved: readonly Saved[],
): Promise<Verdict> {
  const versions = (await changesSince(clinic, since))
    .map(({ resource }) => resource)
    .filter(({ resourceType, id }) => resourceType === 'Observation' && id.startsWith('run-'))
  const values = new Map<string, number[]>()
  for (const version of versions.sort(byVersion))
    values.set(version.id, [...(values.get(version.id) ?? []), valueOf(version)])
  const newest = new Map<string, number>()
  for (const { id, value } of saved) newest.set(id, Math.max(newest.get(id) ?? 0, value))

  let lost = 0
  let overwritten = 0
  for (const [id, value] of newest) {
    const there = values.get(id) ?? []
    if (!there.some((each) => each >= value)) lost += 1
    // Values only grow, so one that shrank went over a newer one.
    if (there.some((each, index) => index > 0 && each <= (there[index - 1] ?? 0))) overwritten += 1
  }
  const all = [...values.values()].flat()
  const sources = versions.flatMap(({ meta }) => (meta as { source?: string }).source ?? [])
  const duplicated = Math.max(
    all.length - new Set(all).size,
    sources.length - new Set(sources).size,
  )
  return { saved: saved.length, lost: lost + unnamed(versions, saved), duplicated, overwritten }
}

/** Versions whose name is not that of the edit that wrote them. */
function unnamed(versions: readonly Resource[], saved: readonly Saved[]): number {
  const opIds = new Map(saved.map(({ value, opId }) => [value, opId]))
  return versions.filter((version) => {
    const opId = opIds.get(valueOf(version))
    const source = (version.meta as { source?: string }).source
    return opId !== undefined && source !== undefined && source !== `urn:uuid:${opId}`
  }).length
}

const byVersion = (a: Resource, b: Resource) => Number(a.meta.versionId) - Number(b.meta.versionId)
const valueOf = (version: Resource): number => (version.valueQuantity as { value: number }).value
