import vm from 'node:vm'
import type { TabletApi } from '../tablet'

let count = 0

/** The compiled engine: a script that makes one function of a page's globals. */
export class Engine {
  readonly free: Realm[] = []
  readonly id = (count += 1)

  constructor(readonly script: vm.Script) {}
}

/**
 * A realm of its own for each page that lives, as in a browser: Dexie changes its realm's Promise.
 * A page that has ended leaves its realm to the next, for code that ran before runs much faster.
 */
export class Realm {
  readonly Promise: PromiseConstructor
  private readonly context = vm.createContext({})
  private readonly start: (globals: object) => void
  private readonly own: object
  private globals: Record<string, unknown> = {}
  private readonly setClock: (now: () => number) => void

  private constructor(private readonly engine: Engine) {
    const [own, setClock] = prelude.runInContext(this.context) as [
      { Promise: PromiseConstructor },
      (now: () => number) => void,
    ]
    this.own = own
    this.Promise = own.Promise
    this.setClock = setClock
    this.start = engine.script.runInContext(this.context) as (globals: object) => void
  }

  static free(engine: Engine): Realm {
    return engine.free.pop() ?? new Realm(engine)
  }

  get api(): TabletApi {
    return this.globals['tablet'] as TabletApi
  }

  /** A page begins: `around` is the world as it sees it. */
  enter(around: Record<string, unknown>, now: () => number): void {
    this.globals = { ...this.own, ...around }
    this.setClock(now)
    this.start(this.globals)
  }

  leave(): void {
    this.engine.free.push(this)
  }
}

/** Runs first in each realm: hands out what is its own, and gives it our clock. */
const prelude = new vm.Script(`{
  let now
  const Now = class extends Date {
    constructor(...given) { given.length ? super(...given) : super(now()) }
    static now() { return now() }
  }
  const own = Object.fromEntries(
    Object.getOwnPropertyNames(globalThis).map((name) => [name, globalThis[name]]),
  )
  ;[{ ...own, Date: Now }, (clock) => { now = clock }]
}`)
