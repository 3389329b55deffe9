import type { Connection } from './connect'
import { NotStored } from './errors'
import type { Writer } from './writer'

interface Waiting {
  readonly run: (writer: Writer) => void
  readonly kept: () => void
  readonly refused: (error: unknown) => void
}

/** Reads wait while a group is written, so a group is small and short. */
const largestGroup = 64
const longestGroupMs = 20

/**
 * The one writer. Whatever arrived together is committed together: the disk is asked once to make
 * all of it durable, and nobody hears "written" before that. A write that throws undoes itself only.
 */
export function openWriteQueue(
  db: Connection,
  writer: Writer,
  begin: () => void,
  undone: () => void,
): <T>(work: (writer: Writer) => T) => Promise<T> {
  const waiting: Waiting[] = []
  let woken = false

  const wake = () => {
    if (woken) return
    woken = true
    setImmediate(writeGroup)
  }

  const writeGroup = () => {
    woken = false
    const group: { write: Waiting; failure?: unknown }[] = []
    const started = performance.now()
    try {
      db.exec('BEGIN IMMEDIATE')
      begin()
      while (group.length < largestGroup && performance.now() - started < longestGroupMs) {
        const write = waiting.shift()
        if (!write) break
        const member: (typeof group)[number] = { write }
        group.push(member)
        try {
          writer.attempt(() => {
            write.run(writer)
          })
        } catch (failure) {
          if (!db.inTransaction) throw failure
          member.failure = failure ?? new Error('a write failed without a reason')
        }
      }
      db.exec('COMMIT')
    } catch (failure) {
      if (db.inTransaction) db.exec('ROLLBACK')
      undone()
      const reason = new NotStored('the database could not keep a write', { cause: failure })
      if (group.length === 0) group.push(...waiting.splice(0).map((write) => ({ write })))
      for (const { write } of group) write.refused(reason)
      if (waiting.length > 0) wake()
      return
    }
    for (const { write, failure } of group) {
      if (failure === undefined) write.kept()
      else write.refused(failure)
    }
    if (waiting.length > 0) wake()
  }

  return (work) =>
    new Promise((resolve, reject) => {
      let result: ReturnType<typeof work>
      waiting.push({
        run: (open) => {
          result = work(open)
        },
        kept: () => {
          resolve(result)
        },
        refused: reject,
      })
      wake()
    })
}
