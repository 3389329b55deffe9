type Check = (value: unknown) => boolean

const text =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value)
const whole =
  (low: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= low && (value as number) <= 2_147_483_647

const day = '\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])'
const clock = '([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?'
const zone = '(Z|[+-]((0\\d|1[0-3]):[0-5]\\d|14:00))'
const anyText = text(/\S|[ \t\r\n]/)
const noSpaces = text(/^\S+$/)

/** R4's primitive types: http://hl7.org/fhir/R4/datatypes.html#primitive. */
const checks: Record<string, Check> = {
  boolean: (value) => typeof value === 'boolean',
  integer: whole(-2_147_483_648),
  unsignedInt: whole(0),
  positiveInt: whole(1),
  decimal: (value) => typeof value === 'number',
  string: anyText,
  markdown: anyText,
  xhtml: anyText,
  code: text(/^\S+( \S+)*$/),
  id: text(/^[A-Za-z0-9\-.]{1,64}$/),
  uri: noSpaces,
  url: noSpaces,
  canonical: noSpaces,
  oid: text(/^urn:oid:[0-2](\.(0|[1-9]\d*))+$/),
  uuid: text(/^urn:uuid:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/),
  date: text(new RegExp(`^${day})?)?$`)),
  dateTime: text(new RegExp(`^${day}(T${clock}${zone})?)?)?$`)),
  instant: text(new RegExp(`^${day}T${clock}${zone}))$`)),
  time: text(new RegExp(`^${clock}$`)),
  base64Binary: (value) => typeof value === 'string' && isBase64(value),
}

const hints: Record<string, string> = {
  dateTime: 'a dateTime such as 2026-11-22 or 2026-11-22T10:30:00Z, with a zone when it has a time',
  instant: 'an instant such as 2026-11-22T10:30:00Z',
  date: 'a date such as 2026-11-22',
  id: '1 to 64 letters, digits, hyphens and dots',
}

/** What is wrong with a primitive value, in words; undefined when nothing is. */
export function primitiveProblem(type: string, value: unknown): string | undefined {
  if (value === '') return 'an empty string; leave the element out instead'
  const check = checks[type]
  if (!check || check(value)) return undefined
  return `not ${hints[type] ?? `a valid ${type}`}`
}

export function isPrimitive(type: string): boolean {
  return Object.hasOwn(checks, type)
}

export function isValidId(id: string): boolean {
  return checks['id']?.(id) ?? false
}

function isBase64(value: string): boolean {
  const packed = /\s/.test(value) ? value.replace(/\s+/g, '') : value
  return packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed)
}
