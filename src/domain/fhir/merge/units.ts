import type { Fields } from '../json'
import { namesOf } from './equal'

/** What changes as one: an element with its `_` twin, or all the types of one `value[x]`. */
export interface Unit {
  /** `birthDate`, `valueQuantity`, or `value[x]` where the sides differ in type. */
  readonly name: string
  readonly keys: readonly string[]
  /** More than one key, or a `_` twin: its values are objects of their own names. */
  readonly packed: boolean
  readonly choice: boolean
}

/** R4's elements with a choice of types. `reason`, `used`, `instantiates` are lists beside lists. */
const stems = new Set(
  (
    'abatement absoluteRisk age allowed amount answer asNeeded author born bounds chargeItem ' +
    'collected content created deceased defaultValue definition detail diagnosis dose doseNumber ' +
    'due effective entity fastingStatus fixed identified indication item legallyBinding location ' +
    'maxValue medication minValue minimumVolume module multipleBirth name occurred occurrence ' +
    'offset onset pattern performed probability procedure product quantity rate reported ' +
    'schedule scheduled series seriesDoses service serviced source start statusReason subject ' +
    'substance target time timing topic value'
  ).split(' '),
)
const types =
  'Base64Binary|Boolean|Canonical|Code|Date|DateTime|Decimal|Id|Instant|Integer|Integer64|Markdown|' +
  'Oid|PositiveInt|String|Time|UnsignedInt|Uri|Url|Uuid|Address|Age|Annotation|Attachment|' +
  'CodeableConcept|CodeableReference|Coding|ContactDetail|ContactPoint|Contributor|Count|' +
  'DataRequirement|Distance|Dosage|Duration|Expression|HumanName|Identifier|Meta|Money|' +
  'ParameterDefinition|Period|Quantity|Range|Ratio|Reference|RelatedArtifact|SampledData|' +
  'Signature|Timing|TriggerDefinition|UsageContext'
const choiceName = new RegExp(`^([a-z][A-Za-z]*?)(?:${types})$`)

export function choiceStem(name: string): string | undefined {
  const stem = choiceName.exec(name)?.[1]
  return stem !== undefined && stems.has(stem) ? stem : undefined
}

/** `type` is the resource's when `sides` are resources. Theirs comes first: its order is kept. */
export function unitsOf(sides: readonly (Fields | undefined)[], type?: string): readonly Unit[] {
  const groups = new Map<string, Set<string>>()
  for (const side of sides) {
    for (const key of side ? namesOf(side) : []) {
      const group = groupOf(key, type)
      const keys = groups.get(group)
      if (keys) keys.add(key)
      else groups.set(group, new Set([key]))
    }
  }
  return [...groups].map(([group, found]) => {
    const keys = [...found]
    const plain = new Set(keys.map(withoutTwin))
    const [only] = plain
    return {
      name: plain.size === 1 && only !== undefined ? only : group,
      keys,
      packed: keys.length > 1 || keys.some((key) => key !== withoutTwin(key)),
      choice: group.endsWith('[x]'),
    }
  })
}

/** Who put a list in order, and when, is said as one. */
function groupOf(key: string, type: string | undefined): string {
  const plain = withoutTwin(key)
  if (type === 'List' && plain === 'source') return 'date'
  const stem = choiceStem(plain)
  return stem === undefined ? plain : `${stem}[x]`
}

function withoutTwin(key: string): string {
  return /^_[a-z]/.test(key) ? key.slice(1) : key
}

/** A side's value of a unit. */
export function unitValue(of: Fields | undefined, { keys, packed }: Unit): unknown {
  if (of === undefined) return undefined
  const present = keys.filter((key) => Object.hasOwn(of, key) && of[key] !== undefined)
  const [first] = present
  if (first === undefined) return undefined
  return packed ? Object.fromEntries(present.map((key) => [key, of[key]])) : of[first]
}

export function unitEntries(value: unknown, { name, packed }: Unit): readonly [string, unknown][] {
  if (value === undefined) return []
  return packed ? Object.entries(value as Fields) : [[name, value]]
}
