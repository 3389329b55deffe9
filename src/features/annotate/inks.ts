import type { MarkKind } from '@/domain/visit/annotation'

export interface Ink {
  readonly name: string
  readonly hex: string
}

/**
 * Told apart with every kind of colour sight by how dark they are as much as by hue, and each has a
 * name that is read out. Red is left out: it would be lost on tissue.
 */
export const penInks: readonly Ink[] = [
  { name: 'blue', hex: '#123c9c' },
  { name: 'black', hex: '#16293a' },
  { name: 'green', hex: '#00806a' },
  { name: 'plum', hex: '#a03a8c' },
]

export const highlighterInks: readonly Ink[] = [
  { name: 'yellow', hex: '#ffc800' },
  { name: 'sky', hex: '#3fa7e8' },
  { name: 'pink', hex: '#e86fb4' },
]

/** Width of the line, or height of the letters, in nine-hundredths of the picture's width. */
const widths: Readonly<Record<MarkKind, readonly [number, number]>> = {
  pen: [5, 9],
  highlighter: [20, 34],
  arrow: [5, 9],
  text: [26, 40],
}

export function widthOf(kind: MarkKind, wide: boolean): number {
  return widths[kind][wide ? 1 : 0]
}

export function hexOf(inks: readonly Ink[], name: string): string {
  return inks.find((ink) => ink.name === name)?.hex ?? '#123c9c'
}
