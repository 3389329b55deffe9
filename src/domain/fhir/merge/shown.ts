/** A value as a screen can say it in the language of who reads; dates and numbers stay raw. */
export type Shown =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  /** A coded value: the words that came with it, or the code itself where none came. */
  | {
      readonly kind: 'code'
      readonly text: string
      readonly code?: string
      readonly system?: string
    }
  | ShownQuantity
  | { readonly kind: 'range'; readonly low?: ShownQuantity; readonly high?: ShownQuantity }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'flag'; readonly yes: boolean }
  /** A FHIR date, dateTime or instant, as precise as it was written. */
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'period'; readonly start?: string; readonly end?: string }
  /** Another resource; `text` is the name that came with it. */
  | { readonly kind: 'reference'; readonly reference?: string; readonly text?: string }
  /** A note with its day and whose it is. */
  | {
      readonly kind: 'note'
      readonly text: string
      readonly time?: string
      readonly author?: string
    }
  | { readonly kind: 'list'; readonly items: readonly Shown[] }
  /** Anything else: its elements by their FHIR names. */
  | {
      readonly kind: 'parts'
      readonly parts: readonly { readonly name: string; readonly shown: Shown }[]
    }

export interface ShownQuantity {
  readonly kind: 'quantity'
  readonly value?: number
  readonly unit?: string
  readonly comparator?: string
}

/** What kind of thing a clash is about, for its heading. */
export type ClashElement =
  | 'status'
  | 'reason'
  | 'dosage'
  | 'medicine'
  | 'criticality'
  | 'words'
  | 'note'
  | 'value'
  | 'target'
  | 'agreement'
  | 'date'
  | 'order'
  | 'line'
  | 'name'
  | 'birthDate'
  | 'gender'
  | 'identifier'
  | 'deceased'
  | 'contact'
  | 'patient'
  | 'person'
  | 'code'
  | 'list'
  | 'other'

export interface ClashShown {
  readonly path: string
  readonly element: ClashElement
  readonly why: 'both' | 'careful'
  /** The FHIR name of the element itself, for `other`: `valueQuantity`, `relatesTo`. */
  readonly name: string
  /** What stands in brackets along the path, outermost first: which line, which part. */
  readonly keys: readonly string[]
  /**
   * The path of the clash whose choice this one should follow (the reason and the date of a stop
   * go with the status), if there is such a clash; a screen may ask once for both.
   */
  readonly goesWith?: string
  /** Absent when it was not there before, or no version from before was ever seen. */
  readonly base?: Shown
  readonly mine: Shown
  readonly theirs: Shown
}
