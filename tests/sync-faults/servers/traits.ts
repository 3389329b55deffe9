/** How a server differs from the letter of FHIR R4. Strict is all of these as they stand. */
export interface Traits {
  readonly name: string
  /** PUT to an id that the client made creates; else 404. */
  readonly clientIds: boolean
  /** PUT with If-None-Match: * refuses what exists; else it is ignored and overwrites. */
  readonly ifNoneMatch: boolean
  /** PUT of what is there already makes a new version. */
  readonly identicalMakesVersion: boolean
  /** Version ids: counted, or random. */
  readonly versionIds: 'counted' | 'uuid'
  /** DELETE honours If-Match. */
  readonly deletePreconditions: boolean
  /** Reading and deleting what is deleted: 410 or 404. */
  readonly goneStatus: 404 | 410
  /** Batch entries tell etag and lastModified. */
  readonly entryVersions: boolean
  /** A transaction that fails leaves nothing behind. */
  readonly rollback: boolean
  /** Bytes of a body. */
  readonly maxBody: number
  readonly maxTransactionUpdates: number
  readonly typeHistory: boolean
  /** `_since` of a history is honoured. */
  readonly historySince: boolean
  /** History of what was deleted. */
  readonly historyOfDeleted: boolean
  readonly everything: boolean
  /** Search pages say where the next one is: by the last one seen, by offset, or not at all. */
  readonly next: 'cursor' | 'offset' | 'none'
  readonly unknownParameter: 'refused' | 'ignored'
}

export const strictTraits: Traits = {
  name: 'strict',
  clientIds: true,
  ifNoneMatch: true,
  identicalMakesVersion: true,
  versionIds: 'counted',
  deletePreconditions: true,
  goneStatus: 410,
  entryVersions: true,
  rollback: true,
  maxBody: 10_000_000,
  maxTransactionUpdates: Infinity,
  typeHistory: true,
  historySince: true,
  historyOfDeleted: true,
  everything: true,
  next: 'cursor',
  unknownParameter: 'refused',
}

/** As Medplum 5.0.10 was seen to behave with an ordinary project client. */
export const medplumTraits: Traits = {
  ...strictTraits,
  name: 'medplum',
  clientIds: false,
  ifNoneMatch: false,
  identicalMakesVersion: false,
  versionIds: 'uuid',
  deletePreconditions: false,
  entryVersions: false,
  maxBody: 1_000_000,
  maxTransactionUpdates: 50,
  typeHistory: false,
  historySince: false,
  next: 'offset',
}

/** As fhir-router's MemoryRepository behind a thin HTTP layer was seen to behave. */
export const memoryTraits: Traits = {
  ...strictTraits,
  name: 'memory',
  ifNoneMatch: false,
  versionIds: 'uuid',
  deletePreconditions: false,
  goneStatus: 404,
  entryVersions: false,
  rollback: false,
  typeHistory: false,
  historySince: false,
  historyOfDeleted: false,
  everything: false,
  next: 'none',
  unknownParameter: 'ignored',
}
