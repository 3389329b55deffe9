import type { Version } from '../store/version'
import type { Asked } from './answer'
import { problem } from './problem'

/** Throws 412 when the resource is not in the state that the client took for granted. */
export function checkPreconditions(asked: Asked, before: Version | undefined): void {
  const exists = before?.body != null
  if (asked.ifNoneMatch?.trim() === '*' && exists)
    throw problem(412, 'conflict', 'the resource exists already (If-None-Match: *)')
  if (asked.ifMatch === undefined) return
  if (!exists) throw problem(412, 'conflict', 'there is no current version (If-Match)')
  const wanted = versionsIn(asked.ifMatch)
  if (!wanted.includes('*') && !wanted.includes(String(before.vid)))
    throw problem(
      412,
      'conflict',
      `the current version is ${String(before.vid)}, not the one in If-Match`,
    )
}

/** Version ids in `W/"3"`, `"3"` or a list of them. */
export function versionsIn(header: string): string[] {
  return header.split(',').map((tag) => tag.trim().replace(/^(?:W\/)?"(.*)"$/, '$1'))
}
