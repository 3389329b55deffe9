import { openGate } from './gate'
import { openMedplumLike } from './medplumLike'
import { openMemoryRepository } from './memoryRepository.mjs'
import type { Resource } from './clinic'

/** A FHIR server of somebody else, which keeps the record instead of the clinic's endpoint. */
export interface RecordServer {
  /** Its address as a tablet is told it: behind a gate. */
  readonly base: string
  readonly seed: (resources: readonly Resource[]) => Promise<void>
  /** Every version of everything, oldest first. */
  readonly versions: () => Promise<readonly Resource[]>
  readonly shut: () => Promise<void>
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
}

export const recordServers = {
  "Medplum's router with its MemoryRepository": async () => {
    const { port, seed, versions, close } = await openMemoryRepository()
    return behindGate(port, { seed, versions, close })
  },
  'a server like Medplum, which gives the ids': async () => {
    const { port, store, seed, close } = await openMedplumLike()
    return behindGate(port, {
      seed: (resources) => {
        seed(resources)
        return Promise.resolve()
      },
      versions: () =>
        Promise.resolve(
          store.log.flatMap(({ resource }) => (resource ? [resource as unknown as Resource] : [])),
        ),
      close,
    })
  },
} satisfies Record<string, () => Promise<RecordServer>>

async function behindGate(
  port: number,
  server: Pick<RecordServer, 'seed' | 'versions' | 'close'>,
): Promise<RecordServer> {
  const gate = await openGate(port)
  return {
    ...server,
    base: `http://127.0.0.1:${String(gate.port)}/fhir`,
    shut: gate.shut,
    open: gate.open,
    close: async () => {
      await gate.shut()
      await server.close()
    },
  }
}
