import { CLIENT_ID, type StoredResource } from './resource'

/** Equal but for what servers and senders stamp in meta. Decimals compare as numbers. */
export function sameContent(mine: StoredResource, theirs: StoredResource): boolean {
  return canonical(strip(mine)) === canonical(strip(theirs))
}

/** Servers put words of their own into meta; only what an author says there counts. */
function strip(resource: StoredResource): unknown {
  const { meta, ...rest } = resource as StoredResource & Record<string, unknown>
  const { profile, security, tag } = (meta ?? {}) as Record<string, unknown[] | undefined>
  const tags = tag?.filter((each) => (each as { system?: unknown }).system !== CLIENT_ID)
  const said = [profile ?? [], security ?? [], tags ?? []]
  return said.some(({ length }) => length > 0) ? { ...rest, meta: said } : rest
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
