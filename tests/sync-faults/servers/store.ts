/** A resource as a server keeps it. */
export interface Stored {
  readonly resourceType: string
  readonly id: string
  readonly meta?: Readonly<Record<string, unknown>>
  readonly [element: string]: unknown
}

export interface Version {
  readonly type: string
  readonly id: string
  readonly vid: string
  /** Milliseconds since 1970, as the server stamped it. */
  readonly updated: number
  /** When others may see it. */
  readonly visibleAt: number
  /** Null: deleted. */
  readonly resource: Stored | null
}

/** All versions of everything, in the order in which they were written. */
export class Store {
  readonly log: Version[] = []
  private readonly byKey = new Map<string, Version[]>()

  constructor(
    /** Milliseconds since 1970. */
    readonly clock: () => number,
    /** What it stamps: its own clock may be off, or run ahead of the commit. */
    readonly stamp: () => number = clock,
    readonly lag: () => number = () => 0,
  ) {}

  history(type: string, id: string): readonly Version[] {
    return this.byKey.get(`${type}/${id}`) ?? []
  }

  /** The newest version, seen or not: what a write is checked against. */
  newest(type: string, id: string): Version | undefined {
    return this.history(type, id).at(-1)
  }

  /** The newest version that others may see. */
  visible(type: string, id: string): Version | undefined {
    const now = this.clock()
    return this.history(type, id).findLast(({ visibleAt }) => visibleAt <= now)
  }

  /** Every resource as it is seen now, deleted ones left out. */
  all(): Version[] {
    return [...this.byKey.values()].flatMap((versions) => {
      const [first] = versions
      const seen = first && this.visible(first.type, first.id)
      return seen?.resource ? [seen] : []
    })
  }

  write(type: string, id: string, vid: string, resource: Stored | null): Version {
    const updated = this.stamp()
    const meta = { ...resource?.meta, versionId: vid, lastUpdated: new Date(updated).toISOString() }
    const version: Version = {
      type,
      id,
      vid,
      updated,
      visibleAt: this.clock() + this.lag(),
      resource: resource && { ...resource, id, meta },
    }
    this.log.push(version)
    const key = `${type}/${id}`
    this.byKey.set(key, [...(this.byKey.get(key) ?? []), version])
    return version
  }

  /** Takes back all but the first `length` writes. */
  rollBack(length: number): void {
    for (const version of this.log.splice(length)) {
      const key = `${version.type}/${version.id}`
      const kept = (this.byKey.get(key) ?? []).filter((each) => each !== version)
      if (kept.length) this.byKey.set(key, kept)
      else this.byKey.delete(key)
    }
  }
}

/** Of which patients a resource tells. */
export function patientsOf(resource: Stored): string[] {
  if (resource.resourceType === 'Patient') return [resource.id]
  const found = new Set<string>()
  for (const element of ['subject', 'patient', 'for', 'recipient', 'participant'])
    collect(resource[element], found)
  return [...found]
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const each of value) collect(each, found)
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      if (key === 'reference' && typeof inner === 'string' && inner.startsWith('Patient/'))
        found.add(inner.slice('Patient/'.length))
      else collect(inner, found)
}
