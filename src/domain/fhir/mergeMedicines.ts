import type { Medicine } from '../visit/record'
import { millisecondsOf, newestFirst } from '../visit/when'
import { rxnorm } from './codes'
import type { MedicineEntry } from './readMedicine'

const order: readonly Medicine['status'][] = ['taking', 'paused', 'unsure', 'stopped', 'mistake']
/** A yearly repeat, with room for a late one: a longer gap means that it was begun anew. */
const longestGap = 400 * 24 * 60 * 60 * 1000

/** One line for each drug: refills, repeats and statements put together; what is taken comes first. */
export function mergeMedicines(entries: readonly MedicineEntry[]): readonly Medicine[] {
  return groupsOf(entries)
    .flatMap(mergeGroup)
    .sort(
      (a, b) =>
        order.indexOf(a.status) - order.indexOf(b.status) ||
        newestFirst(a.until ?? a.since, b.until ?? b.since) ||
        a.name.localeCompare(b.name),
    )
}

function mergeGroup(group: readonly MedicineEntry[]): readonly Medicine[] {
  const newest = [...group].sort((a, b) => newestFirst(a.since, b.since))
  const now =
    newest.find(({ status }) => status === 'taking') ??
    newest.find(({ status }) => status !== 'stopped') ??
    newest[0]
  if (now === undefined) return []
  const running = newest.filter(({ status }) => status !== 'stopped')
  const why = [...new Set([...now.why, ...newest.flatMap((entry) => entry.why)])]
  const since = begunAt(newest, now)
  const merged = {
    ...now,
    status: deniedLater(newest, now) ? 'unsure' : now.status,
    why,
    ...(since !== undefined && { since }),
    alsoRunning: running.filter((entry) => entry !== now).map(({ origin }) => origin),
  }
  return [merged]
}

/** The first of an unbroken row of repeats. */
function begunAt(newest: readonly MedicineEntry[], now: MedicineEntry): string | undefined {
  let begun = now.since
  for (const { since } of newest.slice(newest.indexOf(now) + 1)) {
    if (begun === undefined || since === undefined) break
    if (millisecondsOf(begun) - millisecondsOf(since) > longestGap) break
    begun = since
  }
  return begun
}

/** Prescribed, but a later statement says that it is not taken: neither may be hidden. */
function deniedLater(newest: readonly MedicineEntry[], now: MedicineEntry): boolean {
  if (now.status !== 'taking' || now.origin.type !== 'MedicationRequest') return false
  return newest.some(
    ({ origin, status, since }) =>
      origin.type === 'MedicationStatement' &&
      status === 'stopped' &&
      since !== undefined &&
      newestFirst(since, now.since) < 0,
  )
}

/** Same drug: the same code (RxNorm before others), or the same name. */
function groupsOf(entries: readonly MedicineEntry[]): readonly (readonly MedicineEntry[])[] {
  let groups: { readonly keys: readonly string[]; readonly members: readonly MedicineEntry[] }[] =
    []
  for (const entry of entries) {
    const keys = keysOf(entry)
    const same = groups.filter((group) => group.keys.some((key) => keys.includes(key)))
    groups = groups.filter((group) => !same.includes(group))
    groups.push({
      keys: [...new Set([...same.flatMap((group) => group.keys), ...keys])],
      members: [...same.flatMap(({ members }) => members), entry],
    })
  }
  return groups.map(({ members }) => members)
}

function keysOf({ codings, name }: MedicineEntry): readonly string[] {
  const code = codings.find(({ system }) => system === rxnorm) ?? codings[0]
  const named = `name ${name.toLowerCase().replace(/\s+/g, ' ')}`
  return code === undefined ? [named] : [named, `code ${code.system}|${code.code}`]
}
