import type { Tablet } from './tablet'

/** What the tablet still keeps for the clinic, in order: for the message of a journey that fails. */
export function whatWaits(tablet: Tablet): Promise<string[]> {
  return tablet.run(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('alongside')
        opening.onerror = () => reject(new Error('no database'))
        opening.onsuccess = () => {
          const all = opening.result
            .transaction('outbox')
            .objectStore('outbox')
            .index('seq')
            .getAll()
          all.onsuccess = () => {
            opening.result.close()
            const rows = all.result as {
              verb: string
              method: string
              type: string
              factId: string
            }[]
            resolve(
              rows.map((row) => `${row.verb} ${row.method} ${row.type} ${row.factId.slice(0, 4)}`),
            )
          }
        }
      }),
  )
}
