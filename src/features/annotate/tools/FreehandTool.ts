import type { InkPoint, Mark } from '@/domain/visit/annotation'
import { tidyPoints } from '@/domain/visit/inkPoints'
import type { Sheet, Tool } from './tool'

/** Idle, or drawing one line. */
export abstract class FreehandTool implements Tool {
  private line: Mark | null = null

  protected constructor(
    private readonly sheet: Sheet,
    private readonly kind: 'pen' | 'highlighter',
  ) {}

  down(at: InkPoint): void {
    this.line = this.sheet.newMark(this.kind, [at])
    this.sheet.show(this.line)
  }

  move(samples: readonly InkPoint[]): void {
    if (this.line === null) return
    this.line = { ...this.line, points: [...this.line.points, ...samples] }
    this.sheet.show(this.line)
  }

  up(at: InkPoint): void {
    if (this.line === null) return
    // A pencil that lifts presses no more: the line ends as thick as it was.
    const end = { ...at, p: this.line.points.at(-1)?.p ?? at.p }
    const points = tidyPoints([...this.line.points, end], 0.3 * this.sheet.unit)
    const finished = { ...this.line, points }
    this.line = null
    this.sheet.keep(finished)
    this.sheet.show(null)
  }

  cancel(): void {
    this.line = null
    this.sheet.show(null)
  }
}
