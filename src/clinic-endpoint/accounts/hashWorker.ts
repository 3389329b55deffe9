import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

interface HashRequest {
  readonly password: string
  readonly salt: Uint8Array
  readonly memoryKiB: number
  readonly passes: number
}

export interface HashWorker {
  /** 32 bytes of argon2id. Throws TooBusy when too many sign-ins wait already. */
  hash: (request: HashRequest) => Promise<Uint8Array>
  close: () => Promise<void>
}

export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

const mostWaiting = 32

/** Plain script, so that it runs the same from source and from a bundle. */
const script = `
const { parentPort, workerData } = require('node:worker_threads')
const { argon2id } = require(workerData)
parentPort.on('message', async ({ n, password, salt, memoryKiB, passes }) => {
  try {
    const hash = await argon2id({
      password, salt, memorySize: memoryKiB, iterations: passes,
      parallelism: 1, hashLength: 32, outputType: 'binary',
    })
    parentPort.postMessage({ n, hash })
  } catch (error) {
    parentPort.postMessage({ n, reason: String(error) })
  }
})`

interface Waiting {
  readonly done: (hash: Uint8Array) => void
  readonly failed: (error: Error) => void
}
type Reply = { n: number; hash: Uint8Array } | { n: number; reason: string }

/** A hash takes a good part of a second: on a thread of its own, so that no reader waits for it. */
export function openHashWorker(): HashWorker {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let count = 0

  const start = (): Worker => {
    const hashWasm = createRequire(import.meta.url).resolve('hash-wasm')
    const started = new Worker(script, { eval: true, workerData: hashWasm })
    started.unref()
    started.on('message', (reply: Reply) => {
      const asker = waiting.get(reply.n)
      waiting.delete(reply.n)
      if ('hash' in reply) asker?.done(reply.hash)
      else asker?.failed(new Error(reply.reason))
      if (waiting.size === 0) started.unref()
    })
    started.on('error', (error: Error) => {
      worker = undefined
      for (const { failed } of waiting.values()) failed(error)
      waiting.clear()
    })
    return started
  }
  return {
    hash: (request) => {
      if (waiting.size >= mostWaiting) return Promise.reject(new TooBusy('too many sign-ins wait'))
      worker ??= start()
      const running = worker
      const n = count++
      return new Promise((done, failed) => {
        waiting.set(n, { done, failed })
        running.ref()
        running.postMessage({ n, ...request })
      })
    },
    close: async () => {
      await worker?.terminate()
      worker = undefined
    },
  }
}
