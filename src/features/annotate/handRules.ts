import type { ToolName } from '@/stores/penStore'

export type Pointer = 'mouse' | 'pen' | 'touch'

/**
 * Whether this touch draws. A pencil always does, with the tool that was last in hand. A finger or
 * a mouse draws while a tool is chosen; once a pencil was seen a finger never does, for it is a
 * resting palm, a swipe or a patient pointing at something.
 */
export function draws(pointer: Pointer, tool: ToolName | null, pencilSeen: boolean): boolean {
  switch (pointer) {
    case 'pen':
      return true
    case 'mouse':
      return tool !== null
    case 'touch':
      return tool !== null && !pencilSeen
  }
}

/** A mouse or a finger has no pressure to speak of: half, whatever the browser says. */
export function pressureOf(pointer: Pointer, pressure: number): number {
  if (pointer !== 'pen' || !Number.isFinite(pressure)) return 0.5
  return Math.min(1, Math.max(0, pressure))
}
