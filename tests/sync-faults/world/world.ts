import { Random } from './random'

export class Stuck extends Error {
  override readonly name = 'Stuck'
}

interface Task {
  readonly due: number
  readonly order: number
  readonly work: () => void
}

const START = Date.UTC(2026, 10, 23, 7)

/**
 * Virtual time. Whatever happens is a task with a due time; tasks run one by one, and between two
 * of them every promise settles that can. Nothing else moves, so a seed replays to the last step.
 */
export class World {
  readonly random: Random
  /** Milliseconds since 1970, as the clinic's wall clock has it. */
  now = START
  /** Where the story of a replayed run is told. */
  static tell: ((line: string) => void) | undefined
  private readonly heap: Task[] = []
  private order = 0

  constructor(readonly seed: number) {
    this.random = new Random(seed)
  }

  schedule(afterMs: number, work: () => void): void {
    this.push({ due: this.now + Math.max(0, afterMs), order: this.order++, work })
  }

  note(words: () => string): void {
    World.tell?.(`${((this.now - START) / 1000).toFixed(3).padStart(9)}  ${words()}`)
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.schedule(ms, resolve))
  }

  /** Runs the world until `main` has ended; rejects with Stuck where it cannot within `limitMs`. */
  run<T>(main: () => Promise<T>, limitMs: number): Promise<T> {
    const end = this.now + limitMs
    return new Promise<T>((resolve, reject) => {
      const fail: (error: unknown) => void = reject
      let over = false
      const finish = (settle: () => void) => {
        over = true
        settle()
      }
      main().then(
        (value) => finish(() => resolve(value)),
        (error: unknown) => finish(() => fail(error)),
      )
      const step = () => {
        if (over) return
        const task = this.pop()
        if (!task || task.due > end) {
          finish(() => reject(new Stuck(task ? 'It went on for too long' : 'Nothing moves')))
          return
        }
        this.now = Math.max(this.now, task.due)
        task.work()
        // The tick comes after the last promise has settled: no event loop in between.
        queueMicrotask(() => process.nextTick(step))
      }
      process.nextTick(step)
    })
  }

  private push(task: Task): void {
    const { heap } = this
    let at = heap.push(task) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = heap[parent] as Task
      if (!before(task, above)) break
      heap[at] = above
      at = parent
    }
    heap[at] = task
  }

  private pop(): Task | undefined {
    const { heap } = this
    const top = heap[0]
    const last = heap.pop()
    if (!last || top === last) return top
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1] as Task, heap[child] as Task))
        child += 1
      if (!before(heap[child] as Task, last)) break
      heap[at] = heap[child] as Task
      at = child
    }
    heap[at] = last
    return top
  }
}

const before = (a: Task, b: Task) => a.due < b.due || (a.due === b.due && a.order < b.order)

/** Things that keep their order among themselves, each a moment after the last. */
export class Lane {
  private last = 0

  constructor(
    private readonly world: World,
    private readonly mostMs: number,
  ) {}

  push(work: () => void): void {
    const { world } = this
    this.last = Math.max(this.last, world.now + world.random.next() * this.mostMs)
    world.schedule(this.last - world.now, work)
  }
}
