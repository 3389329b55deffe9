/** Whose hand it was, and when. */
export interface Hand {
  readonly who: string
  readonly when: string
}
