/**
 * A lesson as the tablet reads it (format `lesson/1`). Words live in `strings/<lang>.json` and are
 * pointed at by `@key`; numbers live once in `facts` and words cite them as `{fact:ldl.goal}`;
 * emergency numbers are the locale token `{emergency}`. `**` around a word marks a taught word.
 */
export type TextKey = `@${string}`

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

export interface LessonMeta {
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

export interface Source {
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

export type SectionKind =
  'what' | 'body' | 'numbers' | 'course' | 'options' | 'you-can' | 'warning' | 'questions'

export interface Section {
  readonly id: string
  readonly kind: SectionKind
  readonly title: TextKey
  readonly blocks: readonly Block[]
}

export type Block =
  | TextBlock
  | ImageBlock
  | VideoBlock
  | AudioBlock
  | ChartBlock
  | IconArrayBlock
  | CompareBlock
  | TeachBackBlock
  | ChecklistBlock
  | CallOutBlock

interface BlockBase {
  readonly id: string
  /** Facts that the words lean on, besides those they print. */
  readonly cites?: readonly string[]
}

export interface TextBlock extends BlockBase {
  readonly type: 'text'
  readonly text: TextKey
}

/** One file per stage, all with the same viewBox; hotspots lie over it in its coordinates. */
export interface ImageBlock extends BlockBase {
  readonly type: 'image'
  readonly viewBox: readonly [number, number, number, number]
  readonly alt: TextKey
  readonly stages: readonly Stage[]
}

export interface Stage {
  readonly src: string
  readonly title: TextKey
  /** The sentence above the picture, and one more line under it. */
  readonly say: TextKey
  readonly more?: TextKey
  readonly alt: TextKey
  readonly hotspots: readonly Hotspot[]
  /** Layer group ids (in the SVG) that can be hidden by name, e.g. `plaque`. */
  readonly layers?: readonly { readonly id: string; readonly label: TextKey }[]
}

export interface Hotspot {
  readonly id: string
  readonly at: readonly [number, number]
  /** Where its label stands. */
  readonly label: TextKey
  readonly labelAt: readonly [number, number]
  readonly text: TextKey
}

export interface VideoBlock extends BlockBase {
  readonly type: 'video'
  readonly title: TextKey
  readonly src: string
  readonly poster: string
  readonly seconds: number
  /** language → WebVTT file */
  readonly captions: Readonly<Record<string, string>>
  readonly transcript: TextKey
}

export interface AudioBlock extends BlockBase {
  readonly type: 'audio'
  readonly title: TextKey
  /** language → sound file; a language without one is read aloud by the device where it can. */
  readonly src: Readonly<Record<string, string>>
  readonly seconds: number
  readonly captions: Readonly<Record<string, string>>
  readonly transcript: TextKey
}

export interface ChartBlock extends BlockBase {
  readonly type: 'chart'
  /** Key of `domain/visit/measures`: the patient's own numbers. */
  readonly measure: string
  readonly say: TextKey
}

export interface IconArrayBlock extends BlockBase {
  readonly type: 'icon-array'
  readonly title: TextKey
  /** Whether the first group gains or loses by it; `neutral` where the gap may be chance. */
  readonly effect?: 'benefit' | 'harm' | 'neutral'
  readonly denominator: 100 | 1000
  readonly timeframe: TextKey
  readonly groups: readonly { readonly label: TextKey; readonly fact: string }[]
  readonly caption: TextKey
  readonly source: string
}

export interface CompareBlock extends BlockBase {
  readonly type: 'compare'
  readonly options: readonly { readonly id: string; readonly label: TextKey }[]
  readonly rows: readonly { readonly label: TextKey; readonly cells: readonly TextKey[] }[]
}

export interface TeachBackBlock extends BlockBase {
  readonly type: 'teach-back'
  readonly prompt: TextKey
  readonly listenFor: readonly TextKey[]
}

export interface ChecklistBlock extends BlockBase {
  readonly type: 'checklist'
  readonly items: readonly TextKey[]
}

export interface CallOutBlock extends BlockBase {
  readonly type: 'call-out'
  readonly tone: 'info' | 'caution' | 'emergency'
  readonly text: TextKey
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
