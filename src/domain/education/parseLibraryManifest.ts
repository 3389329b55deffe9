import * as v from 'valibot'
import type { LibraryManifest } from './lesson'
import { byLanguage, filled, list, match, path, slug, text, version } from './schemaParts'
import { readAs } from './unreadable'

const chunkBytes = 1_048_576
const size = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000_000_000))

const file = v.pipe(
  v.object({
    path,
    type: text,
    bytes: size,
    chunks: list(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hex'))),
  }),
  v.check(
    ({ bytes, chunks }) => chunks.length === Math.ceil(bytes / chunkBytes),
    'has not one hash for each 1 MiB',
  ),
)

const pack = v.pipe(
  v.object({
    id: slug,
    version,
    title: byLanguage(text),
    match: filled(match),
    bytes: size,
    files: filled(file),
  }),
  v.check(
    ({ bytes, files }) => bytes === files.reduce((sum, one) => sum + one.bytes, 0),
    'does not add up to the bytes of its files',
  ),
)

const library = v.object({ format: v.literal('lesson-library/1'), lessons: list(pack) })

/** Reads `lessons/index.json`. Throws EducationUnreadable, naming each wrong place. */
export const parseLibraryManifest = (value: unknown): LibraryManifest =>
  readAs('list of lessons', library, value)
