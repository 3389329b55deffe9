import { ELEMENTS, markerOf, valuesOf, type Element } from './oracle/elements'
import { clean, findDuplicates, findLost, findOverwritten, type Verdict } from './oracle/judge'
import { Ledger, type Edit } from './oracle/ledger'
import { fhirServer, type FhirServer, type Place } from './servers/fhirServer'
import type { Handle } from './servers/exchange'
import type { Stored } from './servers/store'
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
    this.fill(setup.observations ?? 2)
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
    for (const error of this.world.uncaught) this.breaks(`nobody handled ${String(error)}`)
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
  async write(tablet: Tablet, elements?: readonly Element[]): Promise<Edit | undefined> {
    return this.writeOn(await this.page(tablet), elements)
  }

  /** Something new, written down without looking at anything else. */
  async writeNew(tablet: Tablet): Promise<void> {
    const patient = this.random.pick(this.patients)
    const edit = this.ledger.plan(tablet.name, this.blank(patient, []), ELEMENTS)
    const page = await this.page(tablet)
    edit.opIds = await page.call((api) => this.save(api.save, patient, edit))
    edit.saved = true
  }

  async writeOn(page: Page, elements?: readonly Element[]): Promise<Edit | undefined> {
    const { random } = this
    const patient = random.pick(this.patients)
    return this.survive(
      (async () => {
        const all = (await page.call((api) => api.readAll(patient))) as readonly Stored[]
        const known = all.filter((each) => markerOf(each) !== undefined)
        const isNew = known.length === 0 || (elements === undefined && random.chance(0.25))
        const shown = isNew ? this.blank(patient, known) : await this.show(page, random.pick(known))
        if (!shown) return undefined
        const chosen = isNew ? ELEMENTS : (elements ?? this.someElements())
        const edit = this.ledger.plan(page.tablet.name, shown, chosen)
        await this.world.sleep(random.between(0, 1_500))
        try {
          edit.opIds = await page.call((api) => this.save(api.save, patient, edit))
          edit.saved = true
          this.world.note(
            () =>
              `${edit.who} saved t${edit.no} in ${edit.marker}: ${edit.elements.join(', ')} as ${edit.opIds.join(', ')}`,
          )
        } catch (error) {
          // It was said that it is not saved, and the words stay on the screen.
          if ((error as Error).name !== 'SaveFailed') throw error
        }
        return edit
      })(),
    )
  }

  /** Somebody writes at another desk, straight into the server. */
  writeElsewhere(): void {
    const { random, server } = this
    const { store } = server
    const all = store
      .all()
      .filter((v) => v === store.newest(v.type, v.id) && v.resource && markerOf(v.resource))
    if (all.length === 0) return
    const { resource } = random.pick(all)
    if (resource) this.put(this.ledger.plan('the desk', resource, this.someElements()))
  }

  /** Checks at this very moment that nothing is lost. */
  look(when: string): void {
    for (const words of findLost(this.ledger, this.server.store, this.disks))
      if (this.found.lost.length < 5) this.found.lost.push(`${when}: ${words}`)
  }

  /** All faults end; what waits is sent, what is held is settled by a person, all is fetched. */
  async settle(): Promise<void> {
    this.look('before the end')
    for (const tablet of this.tablets) {
      const { network, pages, disk } = tablet
      tablet.onOpen = () => undefined
      network.faults = () => undefined
      network.isOnline = true
      disk.liesAboutCommit = () => false
      for (const page of pages) page.fate = () => undefined
      disk.isFull = () => false
      for (const page of pages) if (page.isAsleep) page.wake()
    }
    for (let round = 0; round < 40; round += 1) {
      for (const tablet of this.tablets) await this.catchUp(tablet)
      if (this.waiting() === 0 && round > 0) break
      await this.world.sleep(this.random.between(1_000, 20_000))
    }
    if (this.waiting() > 0) this.breaks(`${this.waiting()} edits still wait`)
    await this.world.sleep(30_000)
    for (const tablet of this.tablets) await this.catchUp(tablet)
    for (const tablet of this.tablets) await this.compare(tablet)
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
    await this.decide(page)
  }

  /** A person reads both sides of what is held, and chooses element by element. */
  async decide(page: Page): Promise<void> {
    for (const { row, mine, content } of await page.call((api) => api.held())) {
      const marker = markerOf(mine) ?? ''
      const { theirs, base } = content
      if (row.kind === 'refused') {
        this.ledger.abandon(marker, valuesOf(mine), base ? valuesOf(base) : {})
        await page.call((api) => api.discard(row.opId))
        continue
      }
      const takes = this.random.fork()
      try {
        this.world.note(
          () =>
            `${page.tablet.name} decides on ${marker}: ${JSON.stringify({ mine: valuesOf(mine), theirs: theirs && valuesOf(theirs), base: base && valuesOf(base) })}`,
        )
        const outcome = await page.call((api) => api.choose(row.opId, () => takes.chance(0.5)))
        if (outcome === undefined) continue
        this.ledger.chose(marker, outcome === 'theirs' ? {} : valuesOf(outcome), {
          base: base && valuesOf(base),
          mine: valuesOf(mine),
          theirs: theirs && valuesOf(theirs),
        })
      } catch (error) {
        // Something was written meanwhile: it is looked at again.
        if ((error as Error).name !== 'ChangedMeanwhile') throw error
      }
    }
  }

  private async show(
    page: Page,
    { resourceType, id, subject }: Stored,
  ): Promise<Stored | undefined> {
    const patient = (subject as { reference: string }).reference.slice('Patient/'.length)
    return (await page.call((api) => api.read(resourceType, id, patient))) as Stored | undefined
  }

  private async compare(tablet: Tablet): Promise<void> {
    const page = await this.page(tablet)
    for (const patient of this.patients) {
      const here = (await page.call((api) => api.readAll(patient))) as readonly Stored[]
      const there = this.server.store
        .all()
        .flatMap(({ resource }) => (resource ? [resource] : []))
        .filter((resource) => JSON.stringify(resource).includes(`Patient/${patient}"`))
      const difference = firstDifference(here, there)
      if (difference) this.breaks(`${tablet.name} has not what the server has: ${difference}`)
    }
  }

  private judge(): void {
    const { ledger, disks } = this
    const { store } = this.server
    this.found.lost.push(...findLost(ledger, store, []).filter(() => this.found.lost.length < 5))
    this.found.duplicated.push(...findDuplicates(store))
    this.found.overwritten.push(...findOverwritten(ledger, store, disks))
  }

  private async save(
    save: (edit: never) => Promise<readonly string[]>,
    patientId: string,
    { resource }: Edit,
  ): Promise<readonly string[]> {
    const at = new Date(this.world.now).toISOString()
    const edit = { verb: 'record', patientId, authorId: 'ana', at, resources: [resource] }
    return save(edit as never)
  }

  private someElements(): Element[] {
    const chosen = ELEMENTS.filter(() => this.random.chance(0.3))
    return chosen.length ? chosen : [this.random.pick(ELEMENTS)]
  }

  blank(patient: string, known: readonly Stored[]): Stored {
    const id = this.random.uuid()
    const other = known.length ? this.random.pick(known) : undefined
    return {
      resourceType: 'Observation',
      id,
      status: 'final',
      identifier: [{ system: 'http://alongside.test/made', value: id }],
      code: { text: `thing ${id.slice(0, 8)}` },
      subject: { reference: `Patient/${patient}` },
      ...(other && this.random.chance(0.4)
        ? { hasMember: [{ reference: `Observation/${other.id}` }] }
        : {}),
    }
  }

  private fill(observations: number): void {
    for (const patient of this.patients) {
      this.server.store.write('Patient', patient, this.firstVid(), {
        resourceType: 'Patient',
        id: patient,
        name: [{ family: patient }],
      })
      for (let n = 0; n < observations; n += 1)
        this.put(this.ledger.plan('the desk', this.blank(patient, []), ELEMENTS))
    }
  }

  private put(edit: Edit): void {
    const { resource } = edit
    const { store } = this.server
    const { traits = strictTraits } = this.setup
    const before = store.newest(resource.resourceType, resource.id)
    const vid =
      traits.versionIds === 'uuid' ? this.random.uuid() : String(Number(before?.vid ?? 0) + 1)
    const { source: _source, ...meta } = resource.meta ?? {}
    store.write(resource.resourceType, resource.id, vid, { ...resource, meta })
    this.world.note(
      () => `${edit.who} wrote t${edit.no} in ${edit.marker}: ${edit.elements.join(', ')}`,
    )
    edit.saved = true
  }

  private firstVid(): string {
    return this.setup.traits?.versionIds === 'uuid' ? this.random.uuid() : '1'
  }
}

function firstDifference(here: readonly Stored[], there: readonly Stored[]): string | undefined {
  const told = (list: readonly Stored[]) =>
    new Map(
      list.flatMap((each) => {
        const marker = markerOf(each)
        const version = String(each.meta?.['versionId'])
        return marker === undefined
          ? []
          : [[marker, `${version} ${JSON.stringify(valuesOf(each))}`] as const]
      }),
    )
  const [mine, theirs] = [told(here), told(there)]
  for (const [marker, values] of theirs)
    if (mine.get(marker) !== values)
      return `${marker} is ${mine.get(marker) ?? 'not here'}, there ${values}`
  for (const marker of mine.keys()) if (!theirs.has(marker)) return `${marker} is not there`
  return undefined
}
