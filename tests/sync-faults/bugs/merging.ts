import type { Bug } from './bug'

/** Bugs where two people's edits meet. */
export const merging: readonly Bug[] = [
  {
    name: 'quantity-mixed',
    shows: 'many',
    patches: [
      {
        file: 'src/domain/fhir/merge/mergeElement.ts',
        find: 'return ![base, mine, theirs].some((side) => isFields(side) && isDataType(side))',
        replace: 'return ![base, mine, theirs].some((side) => !side && isDataType(side as never))',
      },
      {
        file: 'src/domain/fhir/merge/mergeElement.ts',
        find: 'if (mayAskWithin && !kind.whole && !place.shallow) {',
        replace: 'if (mayAskWithin && !place.shallow) {',
      },
    ],
  },
  {
    name: 'mine-wins',
    shows: 'many',
    patches: [
      {
        file: 'src/domain/fhir/merge/mergeElement.ts',
        find: "if (asked) return round.clash(three, place.path, both ? 'both' : 'careful')",
        replace: 'if (asked) return mine',
      },
    ],
  },
  {
    name: 'merged-on-the-old-base',
    shows: 'many',
    patches: [
      {
        file: 'src/records/rebase.ts',
        find: 'return merge.clashes.length ? undefined : merge.merged',
        replace: 'return merge.clashes.length ? undefined : mine',
      },
    ],
  },
]
