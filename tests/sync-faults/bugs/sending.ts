import type { Bug } from './bug'

/** Bugs on the way to the server. */
export const sending: readonly Bug[] = [
  {
    name: 'retry-by-post',
    shows: 'network',
    patches: [
      {
        file: 'src/sync/sentEntry.ts',
        find: "return { method: 'PUT', url: `${resourceType}/${id}`, headers: { 'if-none-match': '*' } }",
        replace: "return { method: 'POST', url: resourceType, headers: {} }",
      },
    ],
  },
  {
    name: 'update-without-if-match',
    shows: 'network',
    patches: [
      {
        file: 'src/sync/sentEntry.ts',
        find: 'baseVersion === null ? {} : { \'if-match\': `W/"${baseVersion}"` }',
        replace: 'baseVersion === null ? {} : {}',
      },
    ],
  },
  {
    name: 'in-flight-not-written-before-fetch',
    shows: 'network',
    patches: [
      {
        file: 'src/sync/wave.ts',
        find: '    await db.outbox.bulkPut(frozen.map(({ row }) => row))\n',
        replace: '',
      },
    ],
  },
  {
    name: 'follower-does-not-wait',
    shows: 'network',
    patches: [
      { file: 'src/sync/wave.ts', find: ' && after === null', replace: ' && after !== undefined' },
    ],
  },
  {
    name: 'dropped-when-signed-out',
    shows: 'token',
    patches: [
      {
        file: 'src/sync/push.ts',
        find: "    case 'unauthorised':\n      await thaw(wave, context.epoch)",
        replace:
          "    case 'unauthorised':\n      await settleChanges(\n        wave.map(({ row }) => ({\n          row,\n          settlement: { kind: 'refused', status: 401, reason: '' } as const,\n        })),\n        context.epoch,\n      )",
      },
    ],
  },
  {
    name: 'attempt-burnt-when-signed-out',
    shows: 'token',
    patches: [
      {
        file: 'src/sync/wave.ts',
        find: 'attempts: row.attempts - 1,',
        replace: 'attempts: row.attempts,',
      },
    ],
  },
  {
    name: 'web-page-is-a-receipt',
    shows: 'http',
    patches: [
      {
        file: 'src/sync/fhirClient.ts',
        find: "if (!answer.own && !answer.version) return { kind: 'unreachable' }",
        replace: '',
      },
      {
        file: 'src/sync/fhirClient.ts',
        find: "const now = versionIn(answer, entry)\n      return { kind: 'accepted', ...(now && { now }) }",
        replace:
          "const now = versionIn(answer, entry) ?? {\n        id: entry.resource.id,\n        version: '1',\n        updated: '2026-11-23T07:00:00.000Z',\n        created: true,\n      }\n      return { kind: 'accepted', now }",
      },
    ],
  },
  {
    name: 'refresh-token-not-kept',
    shows: 'token',
    patches: [
      {
        file: 'src/sync/session.ts',
        find: '    await writeDevice(KEY, next)\n    session = next\n    return true',
        replace:
          '    void writeDevice\n    session = { ...next, refreshToken: before.refreshToken }\n    return true',
      },
    ],
  },
]
