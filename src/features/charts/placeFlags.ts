import type { MedicineFlag } from '@/domain/visit/medicineFlags'

/** Medicines begun or stopped at about the same time, and where their words go. */
export interface PlacedFlag {
  readonly at: number
  readonly title: string
  readonly detail: string
  /** 0 is the lowest row; `null`: no room for words, the sign stands alone. */
  readonly row: number | null
  readonly side: 'end' | 'start'
}

interface FlagRoom {
  /** px from the start edge of the plot. */
  readonly x: (at: number) => number
  readonly width: number
  readonly textWidth: (text: string) => number
  readonly name: (flags: readonly MedicineFlag[]) => string
  readonly detail: (flags: readonly MedicineFlag[]) => string
}

const sign = 24
export const flagRows = 2

/** Two rows at most: what does not fit keeps its sign, and its words stand in the table. */
export function placeFlags(flags: readonly MedicineFlag[], room: FlagRoom): readonly PlacedFlag[] {
  const taken: { row: number; from: number; to: number }[] = []
  return together(flags, room).map(({ at, group }) => {
    const x = room.x(at)
    const title = room.name(group)
    const detail = room.detail(group)
    const width = Math.max(room.textWidth(title), room.textWidth(detail)) + sign
    const side = x + width <= room.width + 60 ? 'end' : 'start'
    const from = side === 'end' ? x - 12 : x - width
    const to = side === 'end' ? x + width : x + 12
    const row = [...Array(flagRows).keys()].find(
      (each) => !taken.some((other) => other.row === each && from < other.to && other.from < to),
    )
    if (row === undefined || from < -40) return { at, title, detail, row: null, side }
    taken.push({ row, from, to })
    return { at, title, detail, row, side }
  })
}

function together(
  flags: readonly MedicineFlag[],
  room: FlagRoom,
): readonly { readonly at: number; readonly group: readonly MedicineFlag[] }[] {
  const groups: { at: number; group: MedicineFlag[] }[] = []
  for (const flag of flags) {
    const open = groups.at(-1)
    if (open !== undefined && room.x(flag.at) - room.x(open.at) < sign) open.group.push(flag)
    else groups.push({ at: flag.at, group: [flag] })
  }
  return groups
}
