/** The file exists but is not, or is no longer, a sound database of ours. Nothing was changed. */
export class DamagedDatabase extends Error {
  override readonly name = 'DamagedDatabase'
  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file} is not a sound Alongside database: ${reason}`)
  }
}

/** The database cannot be made or written where it was asked for. */
export class UnwritableFolder extends Error {
  override readonly name = 'UnwritableFolder'
  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file} cannot be written: ${reason}`)
  }
}

/** The disk refused the commit: nothing of the write is kept, and it may be tried again. */
export class NotStored extends Error {
  override readonly name = 'NotStored'
}
