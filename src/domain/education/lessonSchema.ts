import * as v from 'valibot'
import { block } from './blockSchema'
import { date, factId, filled, language, list, match, path } from './schemaParts'
import { recordOf, slug, text, textKey, version } from './schemaParts'

const source = v.object({
  id: slug,
  title: text,
  organisation: v.exactOptional(text),
  year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)),
  doi: v.exactOptional(text),
  url: v.exactOptional(v.pipe(text, v.regex(/^https?:\/\//, 'is not a web address'))),
  checked: date,
})

const meta = v.object({
  authors: filled(text),
  reviewers: list(text),
  license: text,
  created: date,
  lastReviewed: v.nullable(date),
  reviewBy: date,
  funding: text,
  conflicts: text,
  aiAssisted: v.boolean(),
  sources: filled(source),
})

const number = v.pipe(v.number(), v.finite())

const fact = v.object({
  value: v.union([number, text, v.pipe(v.array(number), v.minLength(2), v.maxLength(4))]),
  unit: v.exactOptional(text),
  form: v.exactOptional(v.picklist(['pair', 'range'])),
  source: slug,
  locator: v.exactOptional(text),
  // A figure from memory never reaches a patient.
  verified: v.picklist(['primary', 'secondary'], 'is not verified: only primary or secondary'),
})

const kinds = [
  'what',
  'body',
  'numbers',
  'course',
  'options',
  'you-can',
  'warning',
  'questions',
] as const

export const lesson = v.object({
  format: v.literal('lesson/1'),
  id: slug,
  version,
  status: v.picklist(['draft', 'clinician-reviewed', 'retired']),
  languages: filled(language),
  title: textKey,
  thumbnail: path,
  match: filled(match),
  meta,
  facts: recordOf(factId, fact),
  sections: filled(
    v.object({ id: slug, kind: v.picklist(kinds), title: textKey, blocks: filled(block) }),
  ),
})
