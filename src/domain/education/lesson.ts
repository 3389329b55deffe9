/**
 * A lesson as the tablet reads it (format `lesson/1`). Words live in `strings/<lang>.json` and are
 * pointed at by `@key`; numbers live once in `facts` and words cite them as `{fact:ldl.goal}`;
 * emergency numbers are the locale token `{emergency}`. `**` around a word marks a taught word.
 */
import type { Block, TextKey } from './block'

export type * from './block'

export interface Lesson {
  readonly format: 'lesson/1'
  readonly id: string
  readonly version: string
  readonly status: 'draft' | 'clinician-reviewed' | 'retired'
  readonly languages: readonly string[]
  readonly title: TextKey
  readonly thumbnail: string
  readonly match: readonly LessonMatch[]
  readonly meta: LessonMeta
  readonly facts: Readonly<Record<string, Fact>>
  readonly sections: readonly Section[]
}

export interface LessonMatch {
  readonly system: string
  readonly code?: string
  /** Matches every code that begins so: ICD-10-CM only. */
  readonly prefix?: string
}

interface LessonMeta {
  readonly authors: readonly string[]
  readonly reviewers: readonly string[]
  readonly license: string
  readonly created: string
  readonly lastReviewed: string | null
  readonly reviewBy: string
  readonly funding: string
  readonly conflicts: string
  readonly aiAssisted: boolean
  readonly sources: readonly Source[]
}

interface Source {
  readonly id: string
  readonly title: string
  readonly organisation?: string
  readonly year: number
  readonly doi?: string
  readonly url?: string
  readonly checked: string
}

export interface Fact {
  /** A statement (string) is for reviewers: text never prints it, blocks point at it by `cites`. */
  readonly value: number | string | readonly number[]
  /** UCUM code, or `{per100}`, `{per1000}`, `{dose}`, `{reading}`, `{medicine}`. */
  readonly unit?: string
  /** How two numbers read: `pair` as 130/80, `range` as 3 to 6. */
  readonly form?: 'pair' | 'range'
  readonly source: string
  readonly locator?: string
  readonly verified: 'primary' | 'secondary'
}

type SectionKind =
  'what' | 'body' | 'numbers' | 'course' | 'options' | 'you-can' | 'warning' | 'questions'

export interface Section {
  readonly id: string
  readonly kind: SectionKind
  readonly title: TextKey
  readonly blocks: readonly Block[]
}

/** language → key without `@` → words */
export type LessonStrings = Readonly<Record<string, string>>

/** `lessons/index.json`: what the endpoint offers. Chunks are 1 MiB, hashed with SHA-256 (hex). */
export interface LibraryManifest {
  readonly format: 'lesson-library/1'
  readonly lessons: readonly PackManifest[]
}

export interface PackManifest {
  readonly id: string
  readonly version: string
  readonly title: Readonly<Record<string, string>>
  readonly match: readonly LessonMatch[]
  readonly bytes: number
  readonly files: readonly PackFile[]
}

export interface PackFile {
  /** Relative to the pack, e.g. `art/stage-1.svg`. */
  readonly path: string
  readonly type: string
  readonly bytes: number
  readonly chunks: readonly string[]
}
