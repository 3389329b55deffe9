import { patientsOf, type Store, type Stored } from '../servers/store'
import { markerOf, valuesOf } from './elements'

/** Where a tablet's record of a patient and the server's part; versions count too. */
export function firstDifference(
  here: readonly Stored[],
  store: Store,
  patient: string,
): string | undefined {
  const there = store
    .all()
    .flatMap(({ resource }) => (resource ? [resource] : []))
    .filter((resource) => patientsOf(resource).includes(patient))
  const told = (list: readonly Stored[]) =>
    new Map(
      list.flatMap((each) => {
        const marker = markerOf(each)
        const version = String(each.meta?.['versionId'])
        return marker === undefined
          ? []
          : [[marker, `${version} ${JSON.stringify(valuesOf(each))}`] as const]
      }),
    )
  const [mine, theirs] = [told(here), told(there)]
  for (const [marker, values] of theirs)
    if (mine.get(marker) !== values)
      return `${marker} is ${mine.get(marker) ?? 'not here'}, there ${values}`
  for (const marker of mine.keys()) if (!theirs.has(marker)) return `${marker} is not there`
  return undefined
}
