/** The blocks of a lesson's section (format `lesson/1`). */
export type TextKey = `@${string}`

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

interface TextBlock extends BlockBase {
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
