import type { Row } from './rows'

export interface PlacedRow extends Row {
  /** Upper edge, from the top of the column. */
  readonly y: number
}

/**
 * Rows on pages. What belongs together stays together where a page can hold it; the frame of the
 * warning signs goes to a new page as a whole where it fits on one. Nothing is cut, nothing is lost.
 */
export function pagesOf(rows: readonly Row[], height: number): readonly (readonly PlacedRow[])[] {
  const pages: PlacedRow[][] = [[]]
  let y = 0
  for (const group of groupsOf(rows, height)) {
    const tall = group.reduce((sum, row) => sum + row.height, 0)
    if (y > 0 && y + tall > height && tall <= height) turn()
    for (const row of group) {
      if (y > 0 && y + row.height > height) turn()
      if (row.gap && y === 0) continue
      pages.at(-1)?.push({ ...row, y })
      y += row.height
    }
  }
  return pages

  function turn(): void {
    pages.push([])
    y = 0
  }
}

function groupsOf(rows: readonly Row[], height: number): readonly (readonly Row[])[] {
  const groups: Row[][] = []
  let open: Row[] = []
  for (const [index, row] of rows.entries()) {
    open.push(row)
    const next = rows[index + 1]
    const inFrame = row.framed && next?.framed === true && frameFits(rows, index, height)
    if (row.withNext || inFrame) continue
    groups.push(open)
    open = []
  }
  if (open.length > 0) groups.push(open)
  return groups
}

function frameFits(rows: readonly Row[], within: number, height: number): boolean {
  let [from, to] = [within, within]
  while (rows[from - 1]?.framed === true) from -= 1
  while (rows[to + 1]?.framed === true) to += 1
  return rows.slice(from, to + 1).reduce((sum, row) => sum + row.height, 0) <= height
}
