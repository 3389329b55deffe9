import type { TabletApi } from '../tablet'
import { Realm, type Engine } from './realm'
import { enter, type Channel } from './disk'
import { Lane, type World } from './world'
import type { Tablet } from './tablet'
import { surroundings } from './window'

/** Thrown into whoever waited for a page that has died. */
export class PageDied extends Error {
  override readonly name = 'PageDied'
}

type Verdict = 'crash' | 'sleep' | undefined

/**
 * One open page of a tablet: the real engine in a realm of its own. Every moment at which the world
 * gets a word in is numbered (`moments`); at each of them it may die or fall asleep.
 */
export class Page {
  moments = 0
  isAlive = true
  isAsleep = false
  visibility: 'visible' | 'hidden' = 'visible'
  readonly world: World
  /** Asked at each moment of this page. */
  fate: (kind: string, moment: number) => Verdict = () => undefined
  /** The way to the disk that works now. */
  channel: Channel = { alive: true }
  readonly listeners = new Map<string, Set<(event: unknown) => void>>()
  private readonly lane: Lane
  private readonly realm: Realm
  private readonly pending = new Set<(error: Error) => void>()
  private backlog: (() => void)[] = []

  constructor(
    readonly tablet: Tablet,
    engine: Engine,
  ) {
    this.world = tablet.world
    this.lane = new Lane(this.world, 0.2)
    enter(tablet.disk)
    this.realm = Realm.free(engine)
    this.realm.enter(surroundings(this), () => this.world.now + tablet.skewMs)
  }

  /** Calls the engine, as a tap does. Rejects with PageDied where the page dies meanwhile. */
  call<T>(work: (api: TabletApi) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.isAlive) {
        reject(new PageDied())
        return
      }
      const fail: (error: unknown) => void = reject
      this.pending.add(reject)
      const done = (settle: () => void) => {
        if (this.pending.delete(reject)) settle()
      }
      this.deliver('call', () => {
        work(this.realm.api).then(
          (value) => done(() => resolve(value)),
          (error: unknown) => {
            this.world.note(() => `${this.tablet.name} failed: ${String(work)}: ${String(error)}`)
            done(() => fail(error))
          },
        )
      })
    })
  }

  /** Something reaches the page, in its turn. */
  deliver(kind: string, work: () => void): void {
    this.lane.push(() => this.receive(kind, work))
  }

  /** Something reaches the page at this very moment. */
  receive(kind: string, work: () => void): void {
    if (this.isAlive && this.isAsleep) this.wakeWith(work)
    else if (this.passes(kind)) {
      enter(this.tablet.disk)
      work()
    }
  }

  /** A moment of this page: false where it is dead, or dies of it. */
  passes(kind: string): boolean {
    if (!this.isAlive) return false
    switch (this.fate(kind, this.moments++)) {
      case 'crash':
        this.crash()
        return false
      case 'sleep':
        this.sleep()
        return true
      case undefined:
        return true
    }
  }

  /** A promise of the page's own realm: another realm's would not keep Dexie's zones. */
  promise<T>(
    start: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
  ): Promise<T> {
    return new this.realm.Promise<T>(start)
  }

  crash(): void {
    this.world.note(() => `${this.tablet.name} dies at moment ${this.moments - 1}`)
    this.isAlive = false
    this.realm.leave()
    const { disk, locks } = this.tablet
    disk.abandon(this, true)
    locks.release(this)
    for (const reject of this.pending) reject(new PageDied())
    this.pending.clear()
  }

  /** It stops where it is; a browser takes its locks and undoes what it had not committed. */
  sleep(): void {
    this.world.note(() => `${this.tablet.name} falls asleep`)
    this.isAsleep = true
    this.tablet.disk.abandon(this, false)
    this.tablet.locks.release(this)
  }

  wake(): void {
    this.isAsleep = false
    const { backlog } = this
    this.backlog = []
    for (const work of backlog) this.deliver('wake', work)
  }

  wakeWith(work: () => void): void {
    this.backlog.push(work)
  }

  emit(type: string): void {
    for (const listener of this.listeners.get(type) ?? [])
      this.deliver(type, () => listener({ type, persisted: false }))
  }
}
