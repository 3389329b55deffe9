import { readDevice, writeDevice } from '@/records/device'
import type { FhirClient } from './fhirClient'

/**
 * What the server can do: first as it says itself, then as its answers to real edits show. Nothing
 * is ever written to a record to find out.
 */
export interface Abilities {
  readonly base: string
  /** Does it take a create under our own id? */
  readonly updateCreate: boolean | undefined
  /** Does it take batches at all? */
  readonly batch: boolean | undefined
  /** The most entries of a Bundle that it has been seen to take, or that are worth a try. */
  readonly entries: number
  readonly history: boolean | undefined
  readonly everything: boolean | undefined
  /** Instant (ms) of the last look at `/metadata`. */
  readonly askedAt: number
}

export const MAX_ENTRIES = 50
const KEY = 'server-abilities'
const FRESH_MS = 24 * 3_600_000

const unknown = (base: string): Abilities => ({
  base,
  updateCreate: undefined,
  batch: undefined,
  entries: MAX_ENTRIES,
  history: undefined,
  everything: undefined,
  askedAt: 0,
})

export interface Learning {
  readonly now: () => Abilities
  /** Kept on the tablet: the next round need not find out again. */
  readonly learn: (what: Partial<Abilities>) => Promise<void>
}

/** What is known of this server; asks `/metadata` once a day. `now` in ms. */
export async function knownAbilities(
  base: string,
  client: FhirClient,
  now: number,
): Promise<Learning> {
  const kept = await readDevice<Abilities>(KEY)
  let abilities = kept?.base === base ? kept : unknown(base)
  const learn = async (what: Partial<Abilities>) => {
    const next = { ...abilities, ...what }
    if (JSON.stringify(next) === JSON.stringify(abilities)) return
    abilities = next
    await writeDevice(KEY, abilities)
  }
  if (Math.abs(now - abilities.askedAt) > FRESH_MS) {
    const answer = await client.read('metadata')
    if (answer.kind === 'found') await learn({ ...saidBy(answer.resource), askedAt: now })
    else if (answer.kind === 'gone' || answer.kind === 'refused') await learn({ askedAt: now })
  }
  return { now: () => abilities, learn }
}

interface Capability {
  readonly rest?: readonly {
    readonly interaction?: readonly { readonly code?: string }[]
    readonly resource?: readonly {
      readonly type?: string
      readonly updateCreate?: boolean
      readonly readHistory?: boolean
      readonly operation?: readonly { readonly name?: string }[]
    }[]
  }[]
}

/** Only a plain yes or no counts; what is not said is found out. */
function saidBy(statement: unknown): Partial<Abilities> {
  const [rest] = (statement as Capability).rest ?? []
  const resources = rest?.resource ?? []
  const patient = resources.find(({ type }) => type === 'Patient')
  const codes = rest?.interaction?.map(({ code }) => code) ?? []
  const takes = resources.find(({ updateCreate }) => updateCreate !== undefined)?.updateCreate
  return {
    ...(takes !== undefined && { updateCreate: takes }),
    ...(codes.includes('batch') && { batch: true }),
    ...(patient?.operation?.some(({ name }) => name === 'everything') && { everything: true }),
  }
}
