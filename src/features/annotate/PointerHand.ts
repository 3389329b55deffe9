import type { InkPoint } from '@/domain/visit/annotation'
import { draws, pressureOf, type Pointer } from './handRules'
import type { Tool } from './tools/tool'
import type { ToolName } from '@/stores/penStore'

export interface HandOptions {
  /** Picture units of a place on the screen. */
  readonly toPicture: (
    clientX: number,
    clientY: number,
  ) => { readonly x: number; readonly y: number }
  readonly toolInHand: () => ToolName | null
  readonly pencilSeen: () => boolean
  readonly sawPencil: () => void
  /** The tool to draw with; none while the page is not open yet. */
  readonly pickUp: () => Tool | null
}

interface Touching {
  readonly id: number
  readonly pointer: Pointer
  readonly tool: Tool
  readonly since: number
}

/** Turns pointer events over the picture into what a tool understands. One hand draws at a time. */
export class PointerHand {
  private touching: Touching | null = null
  private lastLift = -Infinity
  private readonly stopped = new AbortController()

  constructor(
    private readonly over: HTMLElement,
    private readonly options: HandOptions,
  ) {
    // Captured before the labels on the picture get it: a stroke may begin on top of one.
    const early = { capture: true, signal: this.stopped.signal }
    over.addEventListener('pointerdown', (event) => this.down(event), early)
    over.addEventListener('pointermove', (event) => this.move(event), early)
    over.addEventListener('pointerup', (event) => this.up(event), early)
    over.addEventListener('pointercancel', (event) => this.cancel(event), early)
    over.addEventListener('click', (event) => this.click(event), early)
    // WebKit starts its text loupe and its scroll from the touch event, whatever the pointer does.
    const still = (event: TouchEvent) => this.touching !== null && event.preventDefault()
    over.addEventListener('touchstart', still, { ...early, passive: false })
    over.addEventListener('touchmove', still, { ...early, passive: false })
  }

  stop(): void {
    this.stopped.abort()
    this.touching?.tool.cancel()
    this.touching = null
  }

  private down(event: PointerEvent): void {
    const pointer = event.pointerType as Pointer
    if (event.button !== 0 || isControl(event.target)) return
    if (pointer === 'pen') {
      this.options.sawPencil()
      // The palm often lands first: what it drew was never meant.
      if (this.touching?.pointer === 'touch') this.drop()
    }
    const { toolInHand, pencilSeen, pickUp } = this.options
    if (!draws(pointer, toolInHand(), pencilSeen())) return
    event.stopPropagation()
    event.preventDefault()
    if (this.touching !== null) return
    const tool = pickUp()
    if (tool === null) return
    this.touching = { id: event.pointerId, pointer, tool, since: event.timeStamp }
    this.over.setPointerCapture(event.pointerId)
    tool.down(this.point(event))
  }

  private move(event: PointerEvent): void {
    if (event.pointerId !== this.touching?.id) return
    event.stopPropagation()
    const all = event.getCoalescedEvents()
    this.touching.tool.move((all.length > 0 ? all : [event]).map((each) => this.point(each)))
  }

  private up(event: PointerEvent): void {
    if (event.pointerId !== this.touching?.id) return
    event.stopPropagation()
    this.lastLift = event.timeStamp
    this.touching.tool.up(this.point(event))
    this.touching = null
  }

  private cancel(event: PointerEvent): void {
    if (event.pointerId === this.touching?.id) this.drop()
  }

  /** The click that ends a stroke must not press the label under it. */
  private click(event: MouseEvent): void {
    if (isControl(event.target) || event.timeStamp - this.lastLift > 400 || event.detail === 0)
      return
    event.stopPropagation()
    event.preventDefault()
  }

  private drop(): void {
    this.touching?.tool.cancel()
    this.touching = null
  }

  private point(event: PointerEvent): InkPoint {
    return {
      ...this.options.toPicture(event.clientX, event.clientY),
      p: pressureOf(event.pointerType as Pointer, event.pressure),
      t: Math.max(0, event.timeStamp - (this.touching?.since ?? event.timeStamp)),
    }
  }
}

/** Fields and bars that float over the picture keep their own touches. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-no-ink]') !== null
}
