import { ELEMENTS, markerOf, type Element } from './oracle/elements'
import type { Edit, Ledger } from './oracle/ledger'
import type { FhirServer } from './servers/fhirServer'
import type { Stored } from './servers/store'
import type { Traits } from './servers/traits'
import type { Random } from './world/random'
import type { World } from './world/world'

interface Around {
  readonly world: World
  readonly server: FhirServer
  readonly ledger: Ledger
  readonly random: Random
  readonly patients: readonly string[]
}

/** The clinic's own desk: whoever sits there writes straight into the server. */
export class Desk {
  constructor(
    private readonly clinic: Around,
    private readonly traits: Traits,
  ) {}

  /** Somebody writes at another desk, straight into the server. */
  write(): void {
    const { random, ledger, server } = this.clinic
    const { store } = server
    const all = store
      .all()
      .filter((v) => v === store.newest(v.type, v.id) && v.resource && markerOf(v.resource))
    if (all.length === 0) return
    const { resource } = random.pick(all)
    if (resource) this.put(ledger.plan('the desk', resource, this.someElements()))
  }

  someElements(): Element[] {
    const chosen = ELEMENTS.filter(() => this.clinic.random.chance(0.3))
    return chosen.length ? chosen : [this.clinic.random.pick(ELEMENTS)]
  }

  blank(patient: string, known: readonly Stored[]): Stored {
    const id = this.clinic.random.uuid()
    const other = known.length ? this.clinic.random.pick(known) : undefined
    return {
      resourceType: 'Observation',
      id,
      status: 'final',
      identifier: [{ system: 'http://alongside.test/made', value: id }],
      code: { text: `thing ${id.slice(0, 8)}` },
      subject: { reference: `Patient/${patient}` },
      ...(other && this.clinic.random.chance(0.4)
        ? { hasMember: [{ reference: `Observation/${other.id}` }] }
        : {}),
    }
  }

  fill(observations: number): void {
    const { patients, server, ledger } = this.clinic
    for (const patient of patients) {
      server.store.write('Patient', patient, this.firstVid(), {
        resourceType: 'Patient',
        id: patient,
        name: [{ family: patient }],
      })
      for (let n = 0; n < observations; n += 1)
        this.put(ledger.plan('the desk', this.blank(patient, []), ELEMENTS))
    }
  }

  private put(edit: Edit): void {
    const { resource } = edit
    const { random, server, world } = this.clinic
    const { store } = server
    const before = store.newest(resource.resourceType, resource.id)
    const vid =
      this.traits.versionIds === 'uuid' ? random.uuid() : String(Number(before?.vid ?? 0) + 1)
    const { source: _source, ...meta } = resource.meta ?? {}
    store.write(resource.resourceType, resource.id, vid, { ...resource, meta })
    world.note(() => `${edit.who} wrote t${edit.no} in ${edit.marker}: ${edit.elements.join(', ')}`)
    edit.saved = true
  }

  private firstVid(): string {
    return this.traits.versionIds === 'uuid' ? this.clinic.random.uuid() : '1'
  }
}
