/** A grid of people as two paths: those it happened to, and the others. */
export interface PeopleGrid {
  readonly width: number
  readonly height: number
  readonly affected: string
  readonly others: string
  /** The sign in the body of those it happened to: shape, so that nothing rests on colour alone. */
  readonly signs: string
}

const step = { x: 20, y: 29 }

/** `count` of `of` people, first rows first; both arms of a comparison get the same grid. */
export function peopleGrid(count: number, of: 100 | 1000, columns: number): PeopleGrid {
  const shapes = { affected: '', others: '', signs: '' }
  for (let index = 0; index < of; index += 1) {
    const x = (index % columns) * step.x + 10
    const y = Math.floor(index / columns) * step.y
    if (index < count) {
      shapes.affected += person(x, y)
      shapes.signs += `M${x - 3} ${y + 15.4}l6 6m0-6l-6 6`
    } else {
      shapes.others += person(x, y)
    }
  }
  return { width: columns * step.x, height: Math.ceil(of / columns) * step.y - 6, ...shapes }
}

/**
 * How many of the grid's people a figure means: a figure per 100 is drawn on 1,000 people as ten
 * times as many. Whole people only.
 */
export function peopleOf(value: number, unit: string | undefined, of: 100 | 1000): number {
  const per = unit === '{per1000}' ? 1000 : unit === '{per100}' || unit === '%' ? 100 : of
  return Math.min(of, Math.max(0, Math.round((value * of) / per)))
}

function person(x: number, y: number): string {
  const head = `M${x - 4.4} ${y + 6.2}a4.4 4.4 0 1 1 8.8 0a4.4 4.4 0 1 1-8.8 0Z`
  const body = `M${x - 6.5} ${y + 21.5}v-2.8a6.5 6.5 0 0 1 13 0v2.8a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1Z`
  return head + body
}
