import type { Bug } from './bug'

const commitEdit = 'src/records/commitEdit.ts'

/** Bugs of the moment in which something is written on the tablet. */
export const saving: readonly Bug[] = [
  {
    name: 'squash-in-flight',
    shows: 'network',
    patches: [
      {
        file: 'src/records/writeEdit.ts',
        find: "if (last?.state === 'waiting' && last.attempts === 0)",
        replace: 'if (last)',
      },
    ],
  },
  {
    name: 'stale-screen-saved',
    shows: 'network',
    patches: [
      {
        file: 'src/records/onNewest.ts',
        find: 'if (clashes.length === 0) return { resource: merged, before, stamp }',
        replace: 'if (clashes.length >= 0 || merged) return { resource: written, before, stamp }',
      },
    ],
  },
  {
    name: 'connection-not-healed',
    shows: 'healing',
    patches: [
      {
        file: 'src/records/storageGuard.ts',
        find: 'const CHANCES: Chances = { lost: 3,',
        replace: 'const CHANCES: Chances = { lost: 0,',
      },
    ],
  },
  {
    name: 'said-saved-before-it-is',
    shows: 'crash',
    patches: [
      {
        file: commitEdit,
        find: 'return await writeEdit(edit, factId, prepared)',
        replace: 'writeEdit(edit, factId, prepared).catch(() => undefined)\n      return opIds',
      },
    ],
  },
]
