import * as v from 'valibot'
import { byLanguage, factId, filled, list, path, slug, text, textKey } from './schemaParts'

const base = { id: slug, cites: v.exactOptional(list(factId)) }
const point = v.tuple([v.number(), v.number()])
const seconds = v.pipe(v.number(), v.minValue(1), v.maxValue(3600))
const labelled = { id: slug, label: textKey }

const hotspot = v.object({ id: slug, at: point, label: textKey, labelAt: point, text: textKey })

const stage = v.object({
  src: path,
  title: textKey,
  say: textKey,
  more: v.exactOptional(textKey),
  alt: textKey,
  hotspots: list(hotspot),
  layers: v.exactOptional(list(v.object(labelled))),
})

const viewBox = v.tuple([v.number(), v.number(), v.number(), v.number()])
const media = { title: textKey, seconds, captions: byLanguage(path), transcript: textKey }

export const block = v.variant('type', [
  v.object({ type: v.literal('text'), ...base, text: textKey }),
  v.object({ type: v.literal('image'), ...base, viewBox, alt: textKey, stages: filled(stage) }),
  v.object({ type: v.literal('video'), ...base, ...media, src: path, poster: path }),
  v.object({ type: v.literal('audio'), ...base, ...media, src: byLanguage(path) }),
  v.object({ type: v.literal('chart'), ...base, measure: slug, say: textKey }),
  v.object({
    type: v.literal('icon-array'),
    ...base,
    title: textKey,
    effect: v.exactOptional(v.picklist(['benefit', 'harm', 'neutral'])),
    denominator: v.picklist([100, 1000]),
    timeframe: textKey,
    groups: filled(v.object({ label: textKey, fact: factId })),
    caption: textKey,
    source: text,
  }),
  v.object({
    type: v.literal('compare'),
    ...base,
    options: filled(v.object(labelled)),
    rows: filled(v.object({ label: textKey, cells: filled(textKey) })),
  }),
  v.object({ type: v.literal('teach-back'), ...base, prompt: textKey, listenFor: filled(textKey) }),
  v.object({ type: v.literal('checklist'), ...base, items: filled(textKey) }),
  v.object({
    type: v.literal('call-out'),
    ...base,
    tone: v.picklist(['info', 'caution', 'emergency']),
    text: textKey,
  }),
])
