import { defineStore } from 'pinia'
import { ref, shallowReactive } from 'vue'
import { drawnOver, inkOf } from '@/domain/fhir/drawing'
import type { BinaryOfPatient, DrawingDocument } from '@/domain/fhir/drawingResources'
import type { Annotation } from '@/domain/visit/annotation'
import type { KeptDrawing } from '@/domain/visit/record'
import { readResource } from '@/records/readResource'

export type ToolName = 'pen' | 'highlighter' | 'arrow' | 'text' | 'eraser'

/** One picture with its ink, and the way back and forth through it. */
export interface InkPage {
  readonly annotation: Annotation
  readonly past: readonly Annotation[]
  readonly future: readonly Annotation[]
}

export type KeepState = 'untouched' | 'saving' | 'saved' | 'failed'

export type OpenedInk =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly annotation: Annotation }
  | { readonly kind: 'unreadable' }

/** A drawing over the same picture from an earlier visit: to look at, not to draw on. */
export interface EarlierDrawing {
  readonly kept: KeptDrawing
  readonly visitId: string | undefined
}

/**
 * The pen of this moment: which tool, which colour, and the pages drawn on in this visit. A page
 * stays here until the visit ends, so that ink that could not be saved is never lost by leaving.
 */
export const usePenStore = defineStore('pen', () => {
  const tool = ref<ToolName | null>(null)
  const lastTool = ref<ToolName>('pen')
  const penColour = ref('blue')
  const highlighterColour = ref('yellow')
  const wide = ref(false)
  /** Once a pencil was seen, fingers and palms do not draw any more. */
  const pencilSeen = ref(false)
  const visitId = ref<string | null>(null)
  const pages = shallowReactive(new Map<string, InkPage>())
  const keeping = shallowReactive(new Map<string, KeepState>())

  function take(name: ToolName | null): void {
    if (name !== null) lastTool.value = name
    tool.value = name
  }

  /** Another visit, another person: nothing of the last one stays. */
  function beginVisit(id: string): void {
    if (visitId.value === id) return
    visitId.value = id
    tool.value = null
    pages.clear()
    keeping.clear()
  }

  async function openInk(patientId: string, inkId: string): Promise<OpenedInk> {
    const binary = await readResource<BinaryOfPatient>('Binary', inkId, patientId)
    if (binary === undefined) return { kind: 'unreadable' }
    const ink = inkOf(binary)
    return ink.kind === 'read'
      ? { kind: 'found', annotation: ink.annotation }
      : { kind: 'unreadable' }
  }

  /** The drawings that were made over `base`, newest first, each with its visit. */
  async function drawingsOver(
    patientId: string,
    drawings: readonly KeptDrawing[],
    base: Annotation['base'],
  ): Promise<readonly EarlierDrawing[]> {
    const read = drawings.map(async (kept) => {
      const { type, id } = kept.origin
      const document = await readResource<DrawingDocument>(type, id, patientId)
      const drawn = document === undefined ? null : drawnOver(document, base)
      return drawn === null ? [] : [{ kept, visitId: drawn.visitId }]
    })
    return (await Promise.all(read)).flat()
  }

  return {
    tool,
    lastTool,
    penColour,
    highlighterColour,
    wide,
    pencilSeen,
    pages,
    keeping,
    take,
    beginVisit,
    openInk,
    drawingsOver,
  }
})
