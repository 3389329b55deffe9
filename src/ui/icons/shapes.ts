/** A piece of an icon on a 24 grid. Class `f` is filled; `k` is knocked out of what lies under it. */
type IconShape = readonly [
  tag: 'path' | 'circle' | 'rect',
  attributes: Readonly<Record<string, string | number>>,
]
export type IconDrawing = readonly IconShape[]

export const line = (d: string): IconShape => ['path', { d }]
export const solid = (d: string): IconShape => ['path', { class: 'f', d }]
export const knockedOut = (d: string): IconShape => ['path', { class: 'k', d }]
export const ring = (r = 9, cx = 12, cy = 12): IconShape => ['circle', { cx, cy, r }]
export const disc = (r: number, cx = 12, cy = 12): IconShape => [
  'circle',
  { class: 'f', cx, cy, r },
]
export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  rx: number,
  turned?: number,
): IconShape => [
  'rect',
  { x, y, width, height, rx, ...(turned ? { transform: `rotate(${String(turned)} 12 12)` } : {}) },
]
