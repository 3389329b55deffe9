/** Stored texts are spliced into Bundles as they are: parsing them only to write them again is slow. */
export interface EntryText {
  readonly fullUrl?: string | undefined
  readonly resource?: string | undefined
  readonly rest?: Readonly<Record<string, unknown>>
}

interface BundleParts {
  readonly type: string
  readonly total?: number | undefined
  readonly links?: Readonly<Record<string, string | undefined>>
  readonly entries: readonly EntryText[]
}

export function bundleText({ type, total, links = {}, entries }: BundleParts): string {
  const named = Object.entries(links)
    .filter(([, url]) => url !== undefined)
    .map(([relation, url]) => ({ relation, url }))
  let text = `{"resourceType":"Bundle","type":"${type}"`
  if (total !== undefined) text += `,"total":${String(total)}`
  if (named.length > 0) text += `,"link":${JSON.stringify(named)}`
  if (entries.length > 0) text += `,"entry":[${entries.map(entryText).join(',')}]`
  return `${text}}`
}

function entryText({ fullUrl, resource, rest = {} }: EntryText): string {
  const parts: string[] = []
  if (fullUrl !== undefined) parts.push(`"fullUrl":${JSON.stringify(fullUrl)}`)
  if (resource !== undefined) parts.push(`"resource":${resource}`)
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined) parts.push(`"${name}":${JSON.stringify(value)}`)
  }
  return `{${parts.join(',')}}`
}

const fullestPage = 8_000_000

/** A page ends early rather than grow past 8 MB; there is always at least one row. */
export function pageOf<Row>(rows: readonly Row[], sizeOf: (row: Row) => number): Row[] {
  let size = 0
  const fitting = rows.findIndex((row, n) => {
    size += sizeOf(row)
    return n > 0 && size > fullestPage
  })
  return fitting < 0 ? [...rows] : rows.slice(0, fitting)
}
