import { ask, askAnew, newProfile } from '../browser.mjs'
import { compared, median, quantile, sideBySide } from '../figures.mjs'
import { openClinics } from '../servers/clinics.mjs'

/** First sync of 20,000 observations of 20 patients, from servers that cost nothing. */
export async function firstSync({ page, who, sized }) {
  const each = sized(1000)
  const patients = Array.from({ length: 20 }, (_, n) => `sync-${n}`)
  const server = await openClinics(page, new Map(patients.map((id) => [id, each])), who)
  const times = await sideBySide(3, who, (name) => askAnew(server.url, 'pull', name, patients))
  await server.close()
  const what = `first sync of ${(each * 20).toLocaleString('en')} observations`
  return compared(what, 'ms', medians(times), { floor: 1 / 2.5, rx: 1 / 8, pouch: 1 / 12 })
}

/** A durable save, strict for everybody; ours and the floor write record, outbox row and counter. */
export async function saveEdit({ page, who, sized }) {
  const server = await openClinics(page)
  const profile = newProfile()
  for (const name of who) await ask(profile, server.url, 'save', name, 20)
  const count = sized(60)
  const times = await sideBySide(5, who, (name) => ask(profile, server.url, 'save', name, count))
  profile.remove()
  await server.close()
  const at = (share) => mapped(times, (rounds) => quantile(rounds.flat(), share))
  return [
    ...compared('durable save of an edit, p50', 'ms', at(0.5)),
    ...compared('durable save of an edit, p95', 'ms', at(0.95), { floor: 2 }),
  ]
}

const mapped = (results, work) =>
  Object.fromEntries(Object.entries(results).map(([name, rounds]) => [name, work(rounds)]))

const medians = (times) => mapped(times, median)
