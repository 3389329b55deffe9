/** What became of everything that was handed in. */
export interface ImportReport {
  files: number
  created: number
  updated: number
  unchanged: number
  /** The same resource stood in the input more than once: the last one counts. */
  repeated: number
  /** Resources that carried a database's own `_id`. */
  databaseKeys: number
  readonly keptAsLogical: KeptReference[]
  readonly refused: Refusal[]
}

/** Where in the input: file, and entry or line where the file holds several. */
export interface Place {
  readonly file: string
  readonly part?: string
}

/** A reference that nothing here resolves: kept as the identifier that it names. */
interface KeptReference {
  readonly at: Place
  readonly resource: string
  readonly query: string
}

export interface Refusal {
  readonly at: Place
  /** `Observation/12`; missing when there was no resource to speak of. */
  readonly resource?: string
  readonly issues: readonly { readonly element?: string; readonly reason: string }[]
}

export function emptyReport(): ImportReport {
  return {
    files: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    repeated: 0,
    databaseKeys: 0,
    keptAsLogical: [],
    refused: [],
  }
}

/** A line for each thing that is wrong, never longer than a screen is wide: a name may be 5 MB. */
export function refusalLines({ at, resource, issues }: Refusal): string[] {
  const where = at.part ? `${short(at.file)} (${at.part})` : short(at.file)
  return issues.map(({ element, reason }) => {
    const what = [resource, element].filter((part) => part !== undefined).map(short)
    return [where, ...what, short(reason)].join(': ')
  })
}

export function summaryLines(report: ImportReport): string[] {
  const { created, updated, unchanged, repeated, keptAsLogical, refused } = report
  const total = created + updated + unchanged
  const lines = [
    `${count(total, 'resource')} from ${count(report.files, 'file')}: ${created} new, ${updated} changed, ${unchanged} as they were.`,
  ]
  if (repeated > 0)
    lines.push(`${repeated} stood in the files more than once: the last one counts.`)
  if (report.databaseKeys > 0)
    lines.push(`${report.databaseKeys} carried the _id of another database: left out.`)
  if (keptAsLogical.length > 0) {
    const names = new Set(keptAsLogical.map((kept) => kept.query))
    lines.push(
      `${count(keptAsLogical.length, 'reference')} to ${count(names.size, 'person or place', 'people or places')} not in the files or the database: kept by identifier.`,
    )
  }
  lines.push(
    refused.length === 0 ? 'Nothing was refused.' : `${refused.length} refused, see above.`,
  )
  return lines
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`
}

function short(text: string): string {
  const clean = text.replace(/\s+/g, ' ')
  return clean.length > 160 ? `${clean.slice(0, 157)}…` : clean
}
