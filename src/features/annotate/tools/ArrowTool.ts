import type { InkPoint, Mark } from '@/domain/visit/annotation'
import { arrowPoints } from '@/domain/visit/inkPoints'
import type { Sheet, Tool } from './tool'

/** From where the hand begins to where it lifts; a touch that hardly moves makes no arrow. */
export class ArrowTool implements Tool {
  private path: readonly InkPoint[] = []
  private arrow: Mark | null = null

  constructor(private readonly sheet: Sheet) {}

  down(at: InkPoint): void {
    this.path = [at]
    this.arrow = this.sheet.newMark('arrow', [at])
  }

  move(samples: readonly InkPoint[]): void {
    if (this.arrow === null) return
    this.path = [...this.path, ...samples]
    this.sheet.show(this.pointed(this.arrow))
  }

  up(at: InkPoint): void {
    if (this.arrow === null) return
    this.path = [...this.path, at]
    const finished = this.pointed(this.arrow)
    if (finished !== null) this.sheet.keep(finished)
    this.cancel()
  }

  cancel(): void {
    this.path = []
    this.arrow = null
    this.sheet.show(null)
  }

  private pointed(arrow: Mark): Mark | null {
    const points = arrowPoints(this.path, this.sheet.unit)
    return points.length === 0 ? null : { ...arrow, points }
  }
}
