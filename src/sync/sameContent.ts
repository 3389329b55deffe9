import type { StoredResource } from '@/records/resource'

/** Equal but for what the server stamps: id, version, time. Decimals compare as numbers. */
export function sameContent(mine: StoredResource, theirs: StoredResource): boolean {
  return canonical(strip(mine)) === canonical(strip(theirs))
}

/** A stable fingerprint of what is sent (SHA-256, hex). */
export async function bodyHash(resource: StoredResource): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(strip(resource)))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function strip(resource: StoredResource): unknown {
  const { meta, ...rest } = resource as StoredResource & Record<string, unknown>
  const { versionId: _version, lastUpdated: _updated, ...others } = meta ?? {}
  return Object.keys(others).length ? { ...rest, meta: others } : rest
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
      .join(',')}}`
  return JSON.stringify(value)
}
