import { nullClinic } from './nullClinic.mjs'
import { nullCouch } from './nullCouch.mjs'
import { nullRx } from './nullRx.mjs'
import { serve } from './serve.mjs'

/**
 * The bench page and, from the same process, the far end that each contestant speaks with.
 * `taken` holds every edit that arrived, once.
 * @param {string} pageFolder
 * @param {ReadonlyMap<string, number>} [patients] id → number of observations
 */
export async function openClinics(pageFolder, patients = new Map(), who = everybody) {
  const taken = new Set()
  const ends = [nullClinic(patients, taken)]
  if (who.includes('pouch')) ends.push(nullCouch(patients, taken))
  if (who.includes('rx')) ends.push(nullRx(patients, taken))
  const server = await serve(pageFolder, (...asked) => {
    for (const end of ends) {
      const reply = end(...asked)
      if (reply) return reply
    }
    return undefined
  })
  return { ...server, taken }
}

/** In the order of the table's columns; `floor` is raw IndexedDB and fetch. */
export const everybody = ['ours', 'floor', 'pouch', 'rx']
