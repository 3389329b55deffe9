import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseLibraryManifest } from '@/domain/education/parseLibraryManifest'
import { EducationUnreadable } from '@/domain/education/unreadable'

const hash = 'a'.repeat(64)

const library = (file: object = {}) => ({
  format: 'lesson-library/1',
  lessons: [
    {
      id: 'sample',
      version: '1.0.0',
      title: { en: 'Sample', es: 'Muestra' },
      match: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', prefix: 'I10' }],
      bytes: 1_048_577,
      files: [
        { path: 'film/a.mp4', type: 'video/mp4', bytes: 1_048_577, chunks: [hash, hash], ...file },
      ],
    },
  ],
})

it('gives back what it accepts, unchanged', () => {
  expect(parseLibraryManifest(library())).toEqual(library())
})

it.each([
  [{ path: '../../index.html' }, /lessons\.0\.files\.0\.path: is not a path/],
  [{ path: '/etc/passwd' }, /path/],
  [{ path: 'a//b' }, /path/],
  [{ path: 'a\\b' }, /path/],
  [{ chunks: [hash] }, /one hash for each 1 MiB/],
  [{ chunks: [hash, 'A'.repeat(64)] }, /SHA-256/],
  [{ bytes: -1 }, /bytes/],
  [{ bytes: Number.NaN }, /bytes/],
  [{ bytes: 1_048_578 }, /does not add up/],
])('refuses a file of %j', (file, said) => {
  expect(() => parseLibraryManifest(library(file))).toThrow(said)
})

it('throws its own error for anything at all', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(() => parseLibraryManifest(value)).toThrow(EducationUnreadable)
    }),
  )
})
