/**
 * The seam where rows at rest are sealed. Until the vault lands this only serialises: every row
 * already passes through here, with the place that will become its additional data.
 */
export interface SealPlace {
  readonly table: string
  readonly row: string
  readonly patient: string
}

export interface SealedRow {
  readonly keyId: string
  readonly schema: number
  readonly body: string
}

/** Raised when a row cannot be opened: torn, from a newer app, or (later) under another key. */
class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow'
  constructor(readonly place: SealPlace) {
    super(`A row of ${place.table} could not be opened`)
  }
}

const SCHEMA = 1
const OPEN_KEY = 'unsealed'

/** Seal before the transaction: WebCrypto inside one would end it. */
export function seal(_place: SealPlace, value: unknown): Promise<SealedRow> {
  return Promise.resolve({ keyId: OPEN_KEY, schema: SCHEMA, body: JSON.stringify(value) })
}

/** The value as it was sealed; still `unknown` to its reader's parser. Throws UnreadableRow. */
export function unseal(place: SealPlace, row: SealedRow): Promise<unknown> {
  try {
    if (row.keyId !== OPEN_KEY || row.schema > SCHEMA) throw new UnreadableRow(place)
    return Promise.resolve(JSON.parse(row.body) as unknown)
  } catch {
    return Promise.reject(new UnreadableRow(place))
  }
}
