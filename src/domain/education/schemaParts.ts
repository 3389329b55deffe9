import * as v from 'valibot'
import type { TextKey } from './lesson'

/** Longer than any real text, file or list here; a torn or hostile pack is refused, not read. */
const longestText = 20_000
const longestList = 500

export const text = v.pipe(v.string(), v.minLength(1), v.maxLength(longestText))
export const slug = v.pipe(text, v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a lower-case-name'))
export const date = v.pipe(text, v.regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date like 2026-11-22'))
export const version = v.pipe(text, v.regex(/^\d+\.\d+\.\d+$/, 'is not a version like 1.0.0'))
export const language = v.pipe(text, v.regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'is not a language code'))
export const factId = v.pipe(text, v.regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/i, 'is not a fact id'))

export const textKey = v.custom<TextKey>(
  (value) => typeof value === 'string' && /^@[a-z0-9]+([.-][a-z0-9]+)*$/.test(value),
  'is not a key like @body.title',
)

/** A path below the lesson's own folder: it can never climb out of it. */
export const path = v.pipe(
  text,
  v.regex(/^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i, 'is not a path inside the lesson'),
  v.check((value) => !value.includes('..'), 'climbs out of the lesson'),
)

export const list = <const S extends v.GenericSchema>(item: S) =>
  v.pipe(v.array(item), v.maxLength(longestList))

export const filled = <const S extends v.GenericSchema>(item: S) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(longestList))

/** A list is an object too, and would pass for an empty record. */
const object = v.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'is not an object',
)

export const recordOf = <
  const K extends v.GenericSchema<string, string>,
  const S extends v.GenericSchema,
>(
  key: K,
  item: S,
) => v.pipe(object, v.record(key, item))

export const byLanguage = <const S extends v.GenericSchema>(item: S) => recordOf(language, item)

export const match = v.pipe(
  v.object({ system: text, code: v.exactOptional(text), prefix: v.exactOptional(text) }),
  v.check(
    ({ code, prefix }) => (code === undefined) !== (prefix === undefined),
    'needs a code or a prefix, not both',
  ),
)
