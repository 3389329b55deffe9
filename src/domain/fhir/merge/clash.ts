/**
 * One place where base, mine and theirs went apart. A value that is `undefined` is absent there.
 * Where an element changed its type, or has a primitive extension, each value is the object of its
 * own names: `{ valueString: 'x' }`, `{ birthDate: '1950', _birthDate: {…} }`.
 */
export interface Clash {
  /** `status`, `name[use=official]`, `extension[http://…].valueString`, `value[x]`. Never twice. */
  readonly path: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
  /**
   * `both` changed it; or one changed an element that needs a person (`careful`) while the other
   * changed something that it may hang on.
   */
  readonly why: 'both' | 'careful'
}

export interface Merge<T> {
  /** What could be merged is; at each clash it holds theirs until somebody chooses. */
  readonly merged: T
  readonly clashes: readonly Clash[]
}

export type Side = 'mine' | 'theirs'
