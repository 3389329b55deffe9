import type { Bug } from './bug'

const commitEdit = 'src/records/commitEdit.ts'

/** Bugs of the moment in which something is written on the tablet. */
export const saving: readonly Bug[] = [
  {
    name: 'squash-in-flight',
    shows: 'network',
    patches: [
      {
        file: commitEdit,
        find: "if (last?.state === 'waiting' && last.attempts === 0) {",
        replace: 'if (last) {',
      },
    ],
  },
  {
    name: 'stale-screen-saved',
    shows: 'network',
    patches: [
      {
        file: 'src/records/onNewest.ts',
        find: 'if (clashes.length === 0) return { resource: merged, before }',
        replace: 'if (clashes.length >= 0) return { resource: written, before }\n  void merged',
      },
    ],
  },
  {
    name: 'connection-not-healed',
    shows: 'healing',
    patches: [
      {
        file: 'src/records/storageGuard.ts',
        find: 'if (isLost(error, db)) {',
        replace: 'if (isLost(error, db) && tries < 0) {',
      },
    ],
  },
  {
    name: 'said-saved-before-it-is',
    shows: 'crash',
    patches: [
      {
        file: commitEdit,
        find: '      return await write(edit, factId, prepared)',
        replace: '      write(edit, factId, prepared).catch(() => undefined)\n      return opIds',
      },
    ],
  },
]
