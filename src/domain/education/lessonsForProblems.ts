import type { Coding } from '../visit/record'
import type { LessonMatch, PackManifest } from './lesson'

/** Records from CDA carry the code systems by their object identifiers. */
const knownAs: Readonly<Record<string, string>> = {
  'urn:oid:2.16.840.1.113883.6.90': 'http://hl7.org/fhir/sid/icd-10-cm',
  'urn:oid:2.16.840.1.113883.6.96': 'http://snomed.info/sct',
}

/**
 * The lessons that fit a patient's problems, the most specific first: a code named by the lesson
 * comes before a family of codes, a narrow family before a wide one. Each lesson once.
 */
export function lessonsForProblems(
  manifests: readonly PackManifest[],
  codings: readonly Coding[],
): readonly PackManifest[] {
  return manifests
    .map((manifest) => ({ manifest, fit: bestFit(manifest.match, codings) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ manifest }) => manifest)
}

const bestFit = (matches: readonly LessonMatch[], codings: readonly Coding[]): number =>
  codings.reduce(
    (best, coding) => matches.reduce((most, one) => Math.max(most, fitOf(one, coding)), best),
    0,
  )

function fitOf({ system, code, prefix }: LessonMatch, coding: Coding): number {
  const spoken = Object.hasOwn(knownAs, coding.system) ? knownAs[coding.system] : coding.system
  if (spoken !== system) return 0
  const held = plain(coding.code)
  if (code !== undefined) return held === plain(code) ? 1000 : 0
  const family = plain(prefix ?? '')
  return family !== '' && held.startsWith(family) ? family.length : 0
}

// Some exports leave out the dot or the capital of an ICD-10-CM code.
const plain = (code: string): string => code.replaceAll('.', '').trim().toUpperCase()
