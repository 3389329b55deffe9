import type { Answer, Ask } from '../servers/exchange'
import type { Page } from './page'

interface Init {
  readonly method?: string
  readonly headers?: Record<string, string> | Iterable<[string, string]>
  readonly body?: string
  readonly signal?: Signal
}

/** The page's `fetch`: leaving, being answered and reading the answer are moments of their own. */
export function fetchOf(page: Page) {
  return (url: string | URL, init: Init = {}) =>
    page.promise<unknown>((resolve, reject) => {
      let open = true
      const { signal } = init
      const once = (settle: () => void) => {
        if (open) settle()
        open = false
        signal?.removeEventListener('abort', abort)
      }
      const abort = () => once(() => reject(signal?.reason))
      const fail = () => once(() => reject(new TypeError('Failed to fetch')))
      signal?.addEventListener('abort', abort)
      page.deliver('fetch leaves', () => {
        if (!open) return
        page.tablet.network.send(askOf(url, init), {
          answer: (answer, broken) =>
            page.receive('fetch answered', () =>
              once(() => resolve(responseOf(page, answer, broken))),
            ),
          fail: () => page.receive('fetch failed', fail),
        })
      })
    })
}

/** A clock of the page's own ends what takes too long. */
export function timeoutSignal(page: Page, ms: number): Signal {
  const listeners = new Set<() => void>()
  const signal = {
    reason: undefined as unknown,
    addEventListener: (_type: 'abort', listener: () => void) => void listeners.add(listener), // a set
    removeEventListener: (_type: 'abort', listener: () => void) => void listeners.delete(listener), // a set
  }
  page.world.schedule(ms, () => {
    if (listeners.size === 0) return
    signal.reason = new DOMException('It took too long', 'TimeoutError')
    page.receive('timeout', () => {
      for (const listener of [...listeners]) listener()
    })
  })
  return signal
}

interface Signal {
  readonly reason: unknown
  readonly addEventListener: (type: 'abort', listener: () => void) => void
  readonly removeEventListener: (type: 'abort', listener: () => void) => void
}

function askOf(url: string | URL, init: Init): Ask {
  const { pathname, search } = new URL(url, 'http://tablet.test/')
  const given = init.headers ?? {}
  const pairs = Symbol.iterator in given ? [...given] : Object.entries(given)
  const headers = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]))
  return { method: init.method ?? 'GET', path: pathname + search, headers, body: init.body ?? '' }
}

function responseOf(page: Page, answer: Answer, broken: boolean) {
  const { status, headers, body } = answer
  const read = <T>(make: () => T) =>
    page.promise<T>((resolve, reject) =>
      page.deliver('body', () => {
        if (broken) reject(new TypeError('network error'))
        else
          try {
            resolve(make())
          } catch (error) {
            reject(error)
          }
      }),
    )
  const words = () => (typeof body === 'string' ? body : new TextDecoder().decode(body))
  const bytes = () => (typeof body === 'string' ? new TextEncoder().encode(body) : body)
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name: string) => headers[name.toLowerCase()] ?? null },
    text: () => read(words),
    json: () => read(() => JSON.parse(words()) as unknown),
    arrayBuffer: () => read(() => bytes().slice().buffer),
  }
}
