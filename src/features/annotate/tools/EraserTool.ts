import type { InkPoint } from '@/domain/visit/annotation'
import type { Sheet, Tool } from './tool'

/** Takes whole marks, only one's own, and all that one rub took comes back with one undo. */
export class EraserTool implements Tool {
  private last: InkPoint | null = null
  private taken = new Set<string>()

  constructor(private readonly sheet: Sheet) {}

  down(at: InkPoint): void {
    this.last = at
    this.taken = new Set()
    this.rub(at)
  }

  move(samples: readonly InkPoint[]): void {
    for (const sample of samples) this.rub(sample)
  }

  up(at: InkPoint): void {
    this.rub(at)
    if (this.taken.size > 0) this.sheet.erase(this.taken)
    this.cancel()
  }

  cancel(): void {
    this.last = null
    this.taken = new Set()
    this.sheet.hide(this.taken)
  }

  private rub(to: InkPoint): void {
    if (this.last === null) return
    const touched = this.sheet.touched(this.last, to, 9 * this.sheet.unit)
    this.last = to
    const fresh = touched.filter(({ id }) => !this.taken.has(id))
    if (fresh.length === 0) return
    this.taken = new Set([...this.taken, ...fresh.map(({ id }) => id)])
    this.sheet.hide(this.taken)
  }
}
