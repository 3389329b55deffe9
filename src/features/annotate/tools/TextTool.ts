import type { InkPoint } from '@/domain/visit/annotation'
import type { Sheet, Tool } from './tool'

/** Words stand where the hand lifts, so that a place can be found by sliding. */
export class TextTool implements Tool {
  private touching = false

  constructor(private readonly sheet: Sheet) {}

  down(): void {
    this.touching = true
  }

  move(): void {
    // A place is only chosen when the hand lifts.
  }

  up(at: InkPoint): void {
    if (this.touching) this.sheet.write(at)
    this.touching = false
  }

  cancel(): void {
    this.touching = false
  }
}
