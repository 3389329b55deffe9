import type { Reader } from '../store/reader'
import type { Version } from '../store/version'
import { resourceText, type Answer, type Asked, type Plan } from './answer'
import { versionsIn } from './preconditions'
import { problem } from './problem'

export function planRead(asked: Asked, type: string, id: string): Plan {
  return {
    kind: 'read',
    run: (store) => answerWith(asked, store, found(store.current(type, id), type)),
  }
}

export function planVread(asked: Asked, type: string, id: string, vid: string): Plan {
  return {
    kind: 'read',
    run: (store) => {
      const version = /^\d{1,9}$/.test(vid) ? store.version(type, id, Number(vid)) : undefined
      return answerWith(asked, store, found(version, type))
    },
  }
}

/** 404 when there never was one, 410 when it was deleted: the client treats the two differently. */
function found(version: Version | undefined, type: string): Version {
  if (!version) throw problem(404, 'not-found', `there is no such ${type}`)
  if (version.body === null) throw problem(410, 'deleted', `this ${type} was deleted`)
  return version
}

function answerWith(asked: Asked, store: Reader, version: Version): Answer {
  const known = asked.ifNoneMatch === undefined ? [] : versionsIn(asked.ifNoneMatch)
  if (known.includes(String(version.vid))) return { status: 304, version }
  return { status: 200, version, text: () => resourceText(store, version) }
}
