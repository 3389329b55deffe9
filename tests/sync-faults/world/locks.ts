import type { Page } from './page'

interface Wish {
  readonly page: Page
  readonly grant: (lock: { name: string } | null) => Promise<unknown>
  readonly lose: () => void
}

interface LockOptions {
  readonly ifAvailable?: boolean
  readonly steal?: boolean
}

type Callback = (lock: { name: string } | null) => unknown

/** The Web Locks of one tablet: exclusive, first come first served, freed when the page ends. */
export class Locks {
  private readonly holders = new Map<string, Wish>()
  private readonly waiting = new Map<string, Wish[]>()

  door(page: Page) {
    return {
      request: (name: string, ...rest: [LockOptions, Callback] | [Callback]) => {
        const [options, callback] = rest.length === 2 ? rest : [{}, rest[0]]
        return this.request(page, name, options, callback)
      },
    }
  }

  isHeldBy(page: Page): boolean {
    return [...this.holders.values()].some((holder) => holder.page === page)
  }

  /** The page is gone, or sleeps so deeply that the browser takes its locks away. */
  release(page: Page): void {
    for (const [name, wishes] of this.waiting)
      this.waiting.set(
        name,
        wishes.filter((wish) => wish.page !== page),
      )
    for (const [name, holder] of this.holders)
      if (holder.page === page) {
        this.holders.delete(name)
        holder.lose()
        this.next(name)
      }
  }

  private request(page: Page, name: string, options: LockOptions, callback: Callback) {
    return page.promise((resolve, reject) => {
      const wish: Wish = {
        page,
        grant: async (lock) => {
          try {
            resolve(await callback(lock))
          } catch (error) {
            reject(error)
          } finally {
            if (this.holders.get(name) === wish) {
              this.holders.delete(name)
              this.next(name)
            }
          }
        },
        lose: () =>
          page.deliver('lock', () => reject(new DOMException('It was taken away', 'AbortError'))),
      }
      if (options.steal) this.holders.delete(name)
      if (!this.holders.has(name)) this.give(name, wish)
      else if (options.ifAvailable)
        page.deliver('lock', () => void wish.grant(null)) // settles `resolve`
      else this.waiting.set(name, [...(this.waiting.get(name) ?? []), wish])
    })
  }

  private give(name: string, wish: Wish): void {
    this.holders.set(name, wish)
    // The callback's end is what the request resolves with: nobody else waits for it.
    wish.page.deliver('lock', () => void wish.grant({ name }))
  }

  private next(name: string): void {
    const wish = this.waiting.get(name)?.shift()
    if (wish) this.give(name, wish)
  }
}
