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
        find: 'await db.outbox.bulkPut(whole.flatMap(({ edits }) => edits.map(({ row }) => row)))',
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
        file: 'src/sync/sendWave.ts',
        find: "return { changes: thawed(edits), end: 'unauthorised' }",
        replace:
          "return {\n        changes: edits.map(({ row }) => ({\n          row,\n          settlement: { kind: 'refused', status: 401, reason: '' },\n        })),\n        end: 'unauthorised',\n      }",
      },
    ],
  },
  {
    name: 'attempt-burnt-when-signed-out',
    shows: 'token',
    patches: [
      {
        file: 'src/records/settleChange.ts',
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
        file: 'src/sync/answer.ts',
        find: "const readable = own || text === '' || status >= 400",
        replace: "const readable = own || text === '' || status >= 200",
      },
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
    name: 'refresh-token-spent-twice',
    shows: 'token',
    patches: [
      {
        file: 'src/sync/session.ts',
        find: 'const next = { ...given, since: before.since }',
        replace:
          'const next = { ...given, since: before.since, refreshToken: before.refreshToken }',
      },
    ],
  },
]
