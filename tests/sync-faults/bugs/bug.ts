/** A deliberate bug: what a tired hand might write. `find` must be in `file` exactly once. */
export interface Bug {
  readonly name: string
  readonly patches: readonly {
    readonly file: string
    readonly find: string
    readonly replace: string
  }[]
  /** The row that should see it first. */
  readonly shows: string
}
