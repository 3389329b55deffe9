import type { Mark } from '@/domain/visit/annotation'
import { brush } from './inkBrush'

/** Where the picture lies on the canvas: pixels per picture unit, and where its origin is. */
export interface Placement {
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** A frame is 16 ms; the hand and the page need the other half. */
const slice = 8

/**
 * The finished marks as one bitmap. A new mark is painted over what is there; anything else (an
 * undo, a rub, a turned tablet) is painted anew behind the scenes, a slice a frame, and then shown
 * at once: two thousand strokes never hold up the pen.
 */
export class InkPainter {
  private readonly behind = document.createElement('canvas')
  private placement: Placement | null = null
  private shown: readonly Mark[] = []
  private wanted: readonly Mark[] = []
  private painted = 0
  private frame = 0

  constructor(private readonly canvas: HTMLCanvasElement) {}

  place(placement: Placement): void {
    this.placement = placement
    this.paintAnew()
  }

  paint(marks: readonly Mark[]): void {
    const grows = this.frame === 0 && beginsWith(marks, this.shown)
    const inTime = this.frame !== 0 && beginsWith(marks, this.wanted)
    this.wanted = marks
    if (inTime) return
    if (!grows) {
      this.paintAnew()
      return
    }
    for (const mark of marks.slice(this.shown.length)) this.brush(this.canvas, mark)
    this.shown = marks
  }

  stop(): void {
    cancelAnimationFrame(this.frame)
    this.frame = 0
  }

  private paintAnew(): void {
    this.stop()
    if (this.placement === null) return
    this.behind.width = this.placement.width
    this.behind.height = this.placement.height
    this.painted = 0
    this.paintSlice()
  }

  private paintSlice(): void {
    this.frame = 0
    const until = performance.now() + slice
    while (this.painted < this.wanted.length) {
      const mark = this.wanted[this.painted]
      if (mark !== undefined) this.brush(this.behind, mark)
      this.painted += 1
      if (performance.now() > until) break
    }
    if (this.painted < this.wanted.length)
      this.frame = requestAnimationFrame(() => this.paintSlice())
    else this.show()
  }

  private show(): void {
    this.shown = this.wanted
    this.canvas.width = this.behind.width
    this.canvas.height = this.behind.height
    if (this.behind.width > 0 && this.behind.height > 0)
      this.canvas.getContext('2d')?.drawImage(this.behind, 0, 0)
  }

  private brush(on: HTMLCanvasElement, mark: Mark): void {
    const to = on.getContext('2d')
    if (to === null || this.placement === null) return
    const { scale, x, y } = this.placement
    to.setTransform(scale, 0, 0, scale, x, y)
    brush(to, mark, true)
  }
}

function beginsWith(marks: readonly Mark[], first: readonly Mark[]): boolean {
  return marks.length >= first.length && first.every((mark, index) => mark === marks[index])
}
