import type { KeepState } from '@/stores/penStore'
import type { DrawingTitle } from '@/domain/fhir/drawing'
import type { Annotation } from '@/domain/visit/annotation'

interface Waiting {
  readonly annotation: Annotation
  readonly title: DrawingTitle
}

/**
 * Saves one drawing at a time, and of each only the newest: two saves in flight could land in the
 * wrong order, and the older one would take strokes away again.
 */
export class KeepLatest {
  private readonly waiting = new Map<string, Waiting>()
  private busy = false

  constructor(
    private readonly save: (annotation: Annotation, title: DrawingTitle) => Promise<void>,
    private readonly tell: (inkId: string, state: KeepState) => void,
  ) {}

  keep(annotation: Annotation, title: DrawingTitle): void {
    this.waiting.set(annotation.id, { annotation, title })
    this.tell(annotation.id, 'saving')
    // Not awaited: the hand draws on. How it ended is told through `tell`.
    if (!this.busy) void this.saveAll()
  }

  private async saveAll(): Promise<void> {
    this.busy = true
    for (let next = this.take(); next !== undefined; next = this.take()) {
      const { id } = next.annotation
      const state = await this.save(next.annotation, next.title).then(
        () => 'saved' as const,
        () => 'failed' as const,
      )
      // Newer strokes wait already: nothing is said about the older ones.
      if (!this.waiting.has(id)) this.tell(id, state)
    }
    this.busy = false
  }

  private take(): Waiting | undefined {
    const [id, first] = this.waiting.entries().next().value ?? []
    if (id !== undefined) this.waiting.delete(id)
    return first
  }
}
