import type { Bug } from './bug'

const applyPulled = 'src/records/applyPulled.ts'

/** Bugs in what comes from the server and how it lies on the tablet. */
export const pulling: readonly Bug[] = [
  {
    name: 'cursor-before-rows',
    shows: 'crash',
    patches: [
      {
        file: applyPulled,
        find: 'await storeArrived(page.patient, fresh, epoch, () => openDb().cursors.put(row))',
        replace:
          'await openDb().cursors.put(row)\n  await storeArrived(page.patient, fresh, epoch)',
      },
    ],
  },
  {
    name: 'one-cursor-for-all',
    shows: 'servers',
    patches: [
      {
        file: applyPulled,
        find: 'return openDb().cursors.get([patient, stream])',
        replace:
          'return patient ? openDb().cursors.filter((row) => row.type === stream).last() : undefined',
      },
    ],
  },
  {
    name: 'pull-over-a-waiting-edit',
    shows: 'many',
    patches: [
      {
        file: applyPulled,
        find: '(dirty === 0 ? [[type, id]] : [])',
        replace: '(dirty === 2 ? [] : [[type, id]])',
      },
    ],
  },
  {
    name: 'compaction-keeps-the-older',
    shows: 'many',
    patches: [
      {
        file: 'src/records/compactPatient.ts',
        find: "equals(patient).sortBy('n')",
        replace: "equals(patient).reverse().sortBy('n')",
      },
    ],
  },
  {
    name: 'no-audit',
    shows: 'late',
    patches: [
      {
        file: 'src/sync/audit.ts',
        find: 'const stale = [...server].filter(([key, version]) => {',
        replace: 'const stale = [...server].slice(0, 0).filter(([key, version]) => {',
      },
    ],
  },
]
