import { Desk } from './desk'
import { compareAll, drain } from './ending'
import { clean, findDuplicates, findLost, findOverwritten, type Verdict } from './oracle/judge'
import { Ledger, type Edit } from './oracle/ledger'
import { decide, writeOn } from './people'
import { fhirServer, type FhirServer, type Place } from './servers/fhirServer'
import type { Handle } from './servers/exchange'
import { strictTraits, type Traits } from './servers/traits'
import type { Random } from './world/random'
import { PageDied, type Page } from './world/page'
import type { Engine } from './world/realm'
import { Tablet } from './world/tablet'
import { World } from './world/world'

export interface Setup {
  readonly engine: Engine
  readonly seed: number
  readonly traits?: Traits
  readonly place?: (world: World) => Partial<Place>
  /** What stands between tablets and server: sign-in, a portal. */
  readonly around?: (server: Handle, world: World) => Handle
  /** The server finds fault with some of what is written. */
  readonly refuses?: boolean
  readonly tablets?: number
  readonly patients?: number
  /** Observations that each patient has before the first tablet comes. */
  readonly observations?: number
}

const HOUR = 3_600_000
const SESSION = {
  token: 'a-token',
  expiresAt: '2100-01-01T00:00:00.000Z',
  clinician: { id: 'ana', name: 'Ana' },
}

/** A clinic: one server, some tablets, people who write, and the ledger that knows what they meant. */
export class Clinic {
  readonly world: World
  readonly server: FhirServer
  readonly ledger = new Ledger()
  readonly tablets: Tablet[]
  readonly desk: Desk
  readonly random: Random
  readonly patients: readonly string[]
  /** Undefined: each boot asks the tablet who was signed in. */
  session: unknown = SESSION
  private readonly found = clean()

  constructor(readonly setup: Setup) {
    const { seed, engine, traits = strictTraits } = setup
    this.world = new World(seed)
    this.random = this.world.random.fork()
    const ids = this.world.random.fork()
    this.server = fhirServer(traits, {
      clock: () => this.world.now,
      newId: () => ids.uuid(),
      ...setup.place?.(this.world),
    })
    const handle = setup.around?.(this.server.handle, this.world) ?? this.server.handle
    this.patients = Array.from({ length: setup.patients ?? 1 }, (_, n) => `patient-${n + 1}`)
    this.desk = new Desk(this, traits)
    this.desk.fill(setup.observations ?? 2)
    this.tablets = Array.from(
      { length: setup.tablets ?? 1 },
      (_, n) => new Tablet(`tablet ${n + 1}`, this.world, engine, handle),
    )
  }

  get disks() {
    return this.tablets.map(({ disk }) => disk)
  }

  /** Runs the story, then ends all faults, drains, lets people settle what is held, and judges. */
  async run(story: () => Promise<void>, ending = () => this.settle()): Promise<Verdict> {
    try {
      await this.world.run(async () => {
        await story()
        await ending()
      }, 12 * HOUR)
      this.judge()
    } catch (error) {
      this.breaks(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
      this.look('in the end')
    }
    for (const tablet of this.tablets) tablet.close()
    return this.found
  }

  breaks(words: string): void {
    this.found.broken.push(words)
  }

  /** The first tablet, or the only one. */
  get tablet(): Tablet {
    return this.tablets[0] as Tablet
  }

  /** A page that lives: the one that is open, or a new one on the same disk. */
  async page(tablet: Tablet): Promise<Page> {
    for (;;) {
      const open = tablet.pages.find(({ isAlive, isAsleep }) => isAlive && !isAsleep)
      if (open) return open
      await this.newPage(tablet)
    }
  }

  async newPage(tablet: Tablet): Promise<void> {
    const page = tablet.openPage()
    await this.survive(page.call((api) => api.boot(this.patients, this.session)))
  }

  /** Death of a page is no failure of the run: what was saved before must outlive it. */
  async survive<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work
    } catch (error) {
      if (!(error instanceof PageDied)) throw error
      this.look('after a crash')
      return undefined
    }
  }

  async sync(tablet: Tablet): Promise<void> {
    const page = await this.page(tablet)
    try {
      await this.survive(page.call((api) => api.syncNow()))
    } catch (error) {
      // No room to note that it was sent: it is asked about later.
      if ((error as Error).name !== 'QuotaExceededError') throw error
    }
  }

  /** Somebody looks at a patient, thinks, and writes: one change, or something new. */
  async write(tablet: Tablet): Promise<Edit | undefined> {
    return this.writeOn(await this.page(tablet))
  }

  writeOn(page: Page): Promise<Edit | undefined> {
    return this.survive(writeOn(this, page))
  }

  /** Checks at this very moment that nothing is lost. */
  look(when: string): void {
    for (const words of findLost(this.ledger, this.server.store, this.disks))
      if (this.found.lost.length < 5) this.found.lost.push(`${when}: ${words}`)
  }

  /** All faults end; what waits is sent, what is held is settled by a person, all is fetched. */
  async settle(): Promise<void> {
    await drain(this)
    for (const tablet of this.tablets) await this.catchUp(tablet)
    await compareAll(this)
  }

  waiting(): number {
    return this.disks.reduce(
      (sum, disk) => sum + disk.rows('outbox').length + disk.rows('held').length,
      0,
    )
  }

  /** Sends, fetches and settles what is held, in the page that is open. */
  async catchUp(tablet: Tablet): Promise<void> {
    await this.sync(tablet)
    const page = await this.page(tablet)
    const news = await page.call((api) => api.takeNews())
    if (news.some(({ kind }) => kind === 'unauthorised')) {
      await page.call((api) => api.signIn())
      await this.sync(tablet)
    }
    await decide(this, page)
  }

  private judge(): void {
    const { ledger, disks } = this
    const { store } = this.server
    this.found.lost.push(...findLost(ledger, store, []).filter(() => this.found.lost.length < 5))
    this.found.duplicated.push(...findDuplicates(store))
    this.found.overwritten.push(...findOverwritten(ledger, store, disks))
  }
}
