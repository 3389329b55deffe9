import { openAlongside } from './alongside'
import { openBare } from './bare'
import type { Contestant, Open, Opened } from './contestant'
import { watchFrames, type Frames } from './frames'
import { paint } from './paint'
import { RawStore } from './rawStore'
import { observation, weightsOf } from './samples'

/** What the bench asks of the page; times are milliseconds. */
export interface Bench {
  readonly pull: (who: Name, patients: readonly string[]) => Promise<number>
  readonly save: (who: Name, count: number) => Promise<number[]>
  /** Fills the queue with edits, in turn for each of so many patients. */
  readonly fill: (who: Name, count: number, patients: number) => Promise<void>
  readonly drain: (who: Name, batch: number) => Promise<Frames & { readonly time: number }>
  readonly open: (who: Name, patient: string) => Promise<number>
  readonly openMemory: (patient: string) => Promise<number>
  /** A visit that stays open, until `letGo`. */
  readonly hold: (who: Name, patient: string) => Promise<void>
  readonly letGo: () => void
}

type Name = 'ours' | 'floor' | 'pouch' | 'rx'

declare global {
  interface Window {
    bench: Bench
  }
}

/** The peers' code is fetched only by those who ask for it: it weighs on nobody else's heap. */
const contestants: Record<Name, () => Promise<Open>> = {
  ours: () => Promise.resolve(openAlongside),
  floor: () => Promise.resolve(openBare),
  pouch: async () => (await import('./peers/pouch.js')).openPouch,
  rx: async () => (await import('./peers/rx.js')).openRx,
}

let edits = 0
let held: { contestant: Contestant; opened: Opened } | undefined

/** IndexedDB in Chromium answers "saved" before the disk has it, unless asked: all are asked alike. */
function demandStrictness(): void {
  const relaxed = Reflect.get(IDBDatabase.prototype, 'transaction')
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
    return relaxed.call(this, stores, mode, { ...options, durability: 'strict' })
  }
}

window.bench = {
  async pull(who, patients) {
    const open = await contestants[who]()
    const start = performance.now()
    const contestant = await open()
    await contestant.pull(patients)
    const time = performance.now() - start
    await contestant.close()
    return time
  },

  async save(who, count) {
    demandStrictness()
    const contestant = await (await contestants[who]())()
    const times: number[] = []
    for (let n = 0; n < count; n += 1) {
      const resource = observation('bench-edits', (edits += 1))
      const start = performance.now()
      await contestant.save(resource)
      times.push(performance.now() - start)
    }
    await contestant.close()
    return times
  },

  async fill(who, count, patients) {
    const contestant = await (await contestants[who]())()
    const all = Array.from({ length: count }, (_, n) => observation(`p-${n % patients}`, n))
    await contestant.fill(all)
    await contestant.close()
  },

  async drain(who, batch) {
    const open = await contestants[who]()
    const frames = watchFrames()
    const start = performance.now()
    const contestant = await open()
    await contestant.drain(batch)
    const time = performance.now() - start
    const seen = frames()
    await contestant.close()
    return { ...seen, time }
  },

  async open(who, patient) {
    const open = await contestants[who]()
    const start = performance.now()
    const contestant = await open()
    await paint((await contestant.read(patient)).weights)
    const time = performance.now() - start
    await contestant.close()
    return time
  },

  async openMemory(patient) {
    const store = await RawStore.open()
    const rows = await store.ofPatient(patient)
    store.close()
    const start = performance.now()
    await paint(weightsOf(rows))
    return performance.now() - start
  },

  async hold(who, patient) {
    const contestant = held?.contestant ?? (await (await contestants[who]())())
    const opened = await contestant.read(patient)
    held = { contestant, opened }
    await paint(opened.weights)
  },

  letGo() {
    if (!held) return
    held.contestant.forget()
    held = { contestant: held.contestant, opened: { all: [], weights: [] } }
  },
}
