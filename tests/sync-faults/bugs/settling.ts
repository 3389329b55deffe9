import type { Bug } from './bug'

const settleChange = 'src/records/settleChange.ts'

/** Bugs in what is made of the server's answer. */
export const settling: readonly Bug[] = [
  {
    name: 'receipt-without-check',
    shows: 'network',
    patches: [
      {
        file: 'src/sync/outcome.ts',
        find: 'if (status >= 200 && status < 300)',
        replace: 'if (status >= 200 && status < 500 && status !== 401)',
      },
      {
        file: 'src/sync/settlementsOf.ts',
        find: "if (!outcome.now || (entry.how.kind === 'post' && !outcome.now.created)) return 'ask'",
        replace:
          "if (!outcome.now) return { kind: 'accepted', version: '1', updated: new Date(now()).toISOString() }",
      },
    ],
  },
  {
    name: 'no-fencing',
    shows: 'tabs',
    patches: [
      {
        file: 'src/records/lease.ts',
        find: 'if (now !== epoch) throw',
        replace: 'if (now === undefined) throw',
      },
    ],
  },
  {
    name: 'dropped-when-refused',
    shows: 'poison',
    patches: [
      {
        file: settleChange,
        find: '    await openDb().held.put(held)\n',
        replace: '    void held\n',
      },
    ],
  },
  {
    name: 'outbox-emptied-before-settling',
    shows: 'crash',
    patches: [
      {
        file: settleChange,
        find: '    const writes = await Promise.all(changes.map(prepare))\n',
        replace:
          "    const writes = await Promise.all(changes.map(prepare))\n    const over = changes.filter(({ settlement }) => settlement.kind !== 'again')\n    await db.outbox.bulkDelete(over.map(({ row }) => row.opId))\n",
      },
    ],
  },
  {
    name: 'source-not-looked-for',
    shows: 'network',
    patches: [
      {
        file: 'src/sync/settlementsOf.ts',
        find: 'const ours = await oursInHistory(travelling, theirs, client, abilities)',
        replace: 'const ours = undefined as StoredResource | undefined',
      },
    ],
  },
]
