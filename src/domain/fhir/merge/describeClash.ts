import { statusChanged } from '../codes'
import { isFields } from '../json'
import type { Clash } from './clash'
import { elementOf } from './clashElement'
import { canonical, isTooDeep } from './equal'
import { namesInPath } from './namesInPath'
import type { ClashShown, Shown } from './shown'
import { partsShown, shownOf, textKindOf, type TextKind } from './shownOf'

/**
 * What a person needs to see of one clash, as data: no words of ours. `all` are the clashes of the
 * same merge, of which one may lead another.
 */
export function describeClash(clash: Clash, all: readonly Clash[] = [clash]): ClashShown {
  const { path, why, base } = clash
  const parts = namesInPath(path)
  const goesWith = leaderOf(path, all)
  const [mine, theirs] = toldApart(clash)
  return {
    path,
    element: isReordered(clash) ? 'order' : elementOf(parts),
    why,
    name: parts.at(-1)?.name ?? path,
    keys: parts.flatMap(({ key }) => (key === undefined ? [] : [key])),
    ...(goesWith !== undefined && { goesWith }),
    ...(base !== undefined && { base: describeValue(path, base) }),
    mine,
    theirs,
  }
}

/** One value of the element at that path. Never throws. */
export function describeValue(path: string, value: unknown): Shown {
  return shownOf(value, kindAt(path))
}

function kindAt(path: string): TextKind {
  const parts = namesInPath(path)
  const element = elementOf(parts)
  if (['words', 'note', 'name', 'identifier', 'contact', 'line'].includes(element)) return 'text'
  if (element === 'agreement') return 'code'
  return textKindOf(parts.at(-1)?.name ?? '')
}

/** Two values that would read the same show their parts, or their codes: a choice must be seen. */
function toldApart({ path, mine, theirs }: Clash): readonly [Shown, Shown] {
  const [one, other] = [describeValue(path, mine), describeValue(path, theirs)]
  const alike = canonical(readable(one)) === canonical(readable(other))
  if (!alike) return [one, other]
  if (one.kind === 'code' && other.kind === 'code' && one.code !== other.code)
    return [withCode(one), withCode(other)]
  return [mine, theirs].map((value) =>
    isFields(value) ? partsShown(value, 0, textKindOf) : shownOf(value),
  ) as [Shown, Shown]
}

const readable = (shown: Shown): Shown =>
  shown.kind === 'code' ? { kind: 'code', text: shown.text } : shown

function withCode(shown: Extract<Shown, { kind: 'code' }>): Shown {
  return { ...shown, text: shown.code === undefined ? shown.text : `${shown.text} (${shown.code})` }
}

const leading = ['status', 'clinicalStatus', 'lifecycleStatus']
const following = /^(?:statusReason|statusDate|abatement|effective|period$|startDate$)/

/** The reason and the day of a stop say nothing without the stop. */
function leaderOf(path: string, all: readonly Clash[]): string | undefined {
  const follows = following.test(path) || path.startsWith(`extension[${statusChanged}`)
  return follows ? all.find((each) => leading.includes(each.path))?.path : undefined
}

/** Both sides have the same things at another place. */
function isReordered({ mine, theirs }: Clash): boolean {
  if (!Array.isArray(mine) || !Array.isArray(theirs) || isTooDeep([mine, theirs])) return false
  const [all, others] = [mine.map(canonical), theirs.map(canonical)]
  const [here, there] = [new Set(all), new Set(others)]
  const [one, other] = [
    all.filter((each) => there.has(each)),
    others.filter((each) => here.has(each)),
  ]
  return one.length > 1 && one.join(' ') !== other.join(' ')
}
