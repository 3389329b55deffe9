import type { Page } from './page'

/** The page's timers, in virtual time. */
export function timersOf(page: Page) {
  let last = 0
  const running = new Set<number>()
  const start = (work: () => void, ms: number, again: boolean) => {
    const id = ++last
    running.add(id)
    const fire = () => {
      if (!running.has(id) || !page.isAlive) return
      page.receive('timer', () => {
        if (!running.has(id)) return
        if (!again) running.delete(id)
        work()
      })
      if (again) page.world.schedule(ms, fire)
    }
    page.world.schedule(ms, fire)
    return id
  }
  return {
    setTimeout: (work: () => void, ms = 0) => start(work, ms, false),
    setInterval: (work: () => void, ms = 0) => start(work, ms, true),
    clearTimeout: (id: number) => running.delete(id),
    clearInterval: (id: number) => running.delete(id),
  }
}
