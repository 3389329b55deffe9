import type { PlaywrightTablet } from '../support/playwrightTablet'
import type { Tablet } from '../support/tablet'

/** Only this tablet is out of reach; the clinic goes on with the others. */
export async function walkOutOfReach(tablet: PlaywrightTablet, out: boolean): Promise<void> {
  await tablet.page.context().setOffline(out)
}

/**
 * What waits was written by an app that knew no better: its moment is none, and no clinic takes it.
 * `only` names the value, so that nothing else is spoiled.
 */
export async function spoilMoment(tablet: Tablet, only: number): Promise<void> {
  const spoiled = await tablet.run(
    (value: number) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('alongside')
        opening.onerror = () => reject(new Error('no database'))
        opening.onsuccess = () => {
          const outbox = opening.result.transaction('outbox', 'readwrite').objectStore('outbox')
          let count = 0
          const all = outbox.getAll()
          all.onsuccess = () => {
            for (const row of all.result as { sealed: { body: string } }[]) {
              const resource = JSON.parse(row.sealed.body) as {
                effectiveDateTime?: string
                valueQuantity?: { value: number }
              }
              if (resource.valueQuantity?.value !== value) continue
              resource.effectiveDateTime = '2026-02-30T25:61:00Z'
              outbox.put({ ...row, sealed: { ...row.sealed, body: JSON.stringify(resource) } })
              count += 1
            }
          }
          outbox.transaction.oncomplete = () => {
            opening.result.close()
            resolve(count)
          }
        }
      }),
    only,
  )
  if (spoiled !== 1) throw new Error(`${String(spoiled)} edits were spoiled`)
}

/** From wherever the tablet is: the language of its own screens. */
export async function speakSpanish(tablet: Tablet): Promise<void> {
  await tablet.goto('/settings')
  await tablet.tap({ role: 'radio', name: 'Español' })
  await tablet.see({ role: 'heading', name: 'Ajustes' })
  await tablet.tap({ role: 'link', name: /^Tableta/ })
}
