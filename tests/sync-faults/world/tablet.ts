import { Disk } from './disk'
import { Locks } from './locks'
import { Network } from './network'
import { Page } from './page'
import type { Handle } from '../servers/exchange'
import type { Engine } from './realm'
import type { World } from './world'

/** One tablet: a disk, locks, a clock that may be wrong, a network, and the pages that are open. */
export class Tablet {
  readonly disk: Disk
  readonly locks = new Locks()
  readonly network: Network
  pages: Page[] = []
  /** Told of each new page: faults are laid in its way here. */
  onOpen: (page: Page) => void = () => undefined
  /** How far its clock is off. */
  skewMs = 0
  private readonly channels = new Set<Channel>()

  constructor(
    readonly name: string,
    readonly world: World,
    private readonly engine: Engine,
    server: Handle,
  ) {
    this.disk = new Disk(world)
    this.network = new Network(name, world, server)
  }

  openPage(): Page {
    const page = new Page(this, this.engine)
    this.pages = [...this.pages.filter(({ isAlive }) => isAlive), page]
    this.onOpen(page)
    return page
  }

  /** The run is over: its pages end. */
  close(): void {
    for (const page of this.pages) if (page.isAlive) page.crash()
  }

  channelsOf(page: Page) {
    const { channels } = this
    return class extends Channel {
      constructor(name: string) {
        super(name, page, channels)
      }
    }
  }
}

class Channel {
  onmessage: ((event: { data: unknown }) => void) | null = null
  private readonly listeners = new Set<(event: { data: unknown }) => void>()

  constructor(
    readonly name: string,
    private readonly page: Page,
    private readonly all: Set<Channel>,
  ) {
    all.add(this)
  }

  addEventListener(_type: string, listener: (event: { data: unknown }) => void): void {
    this.listeners.add(listener)
  }

  postMessage(data: unknown): void {
    for (const other of this.all)
      if (other.page !== this.page && other.page.isAlive && other.name === this.name)
        other.page.deliver('message', () => {
          other.onmessage?.({ data })
          for (const listener of other.listeners) listener({ data })
        })
  }

  close(): void {
    this.all.delete(this)
  }
}
