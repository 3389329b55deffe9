import type { FormValue } from './formValue'
import type { Origin } from './record'

/** A form with its answers as the record has it; readable where the form itself is not. */
export interface FormFilled {
  readonly origin: Origin
  readonly canonical: string
  readonly title: string
  readonly status: 'started' | 'done' | 'stopped'
  readonly when?: string
  readonly visitId?: string
  readonly lines: readonly FormFilledLine[]
}

/** One question with its answers, or a heading. */
export interface FormFilledLine {
  readonly linkId: string
  /** 0 at the left edge. */
  readonly depth: number
  readonly text: string
  readonly heading: boolean
  readonly values: readonly FormValue[]
  /** Answers of a kind that this app does not read: files, links to other parts of a record. */
  readonly unread: number
}
