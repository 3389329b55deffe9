import type { InkPoint, Mark, MarkKind } from '@/domain/visit/annotation'

/** What a hand does, in picture units. `move` gets every sample since the last one. */
export interface Tool {
  down(at: InkPoint): void
  move(samples: readonly InkPoint[]): void
  up(at: InkPoint): void
  /** The palm came down, or the system took the pointer: as if the hand had not touched. */
  cancel(): void
}

/** The paper under the tools. */
export interface Sheet {
  /** One nine-hundredth of the picture's width: tools are sized by it. */
  readonly unit: number
  /** A mark of the person who holds the pen, in the present colour and width. */
  newMark(kind: MarkKind, points: readonly InkPoint[], text?: string): Mark
  /** Draws a mark that is not finished; `null` takes it away. */
  show(mark: Mark | null): void
  keep(mark: Mark): void
  /** Own marks that lie under the eraser on its way. */
  touched(from: InkPoint, to: InkPoint, reach: number): readonly Mark[]
  /** Marks that are being rubbed out and will be gone when the hand lifts. */
  hide(markIds: ReadonlySet<string>): void
  erase(markIds: ReadonlySet<string>): void
  /** Asks for words to stand here. */
  write(at: InkPoint): void
}
