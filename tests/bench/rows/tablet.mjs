import { ask, newProfile } from '../browser.mjs'
import { byTurns, median, quantile } from '../figures.mjs'
import { nullClinic } from '../nullClinic.mjs'
import { serve } from '../serve.mjs'

const atOnce = 3

/** First sync of 20,000 observations of 20 patients, from a server that costs nothing. */
export async function firstSync(pageFolder) {
  const patients = Array.from({ length: 20 }, (_, n) => `sync-${n}`)
  const server = await serve(pageFolder, nullClinic(new Map(patients.map((id) => [id, 1000]))))
  const once = async (question) => {
    const profile = newProfile()
    try {
      return await ask(profile, server.url, question, patients, atOnce)
    } finally {
      profile.remove()
    }
  }
  const [ours, raw] = await byTurns(
    3,
    () => once('firstSyncOurs'),
    () => once('firstSyncRaw'),
  )
  await server.close()
  const speedup = median(raw) / median(ours)
  return [
    {
      what: 'first sync of 20,000 observations',
      ours: median(ours),
      floor: median(raw),
      unit: 'ms',
      ratio: median(ours) / median(raw),
      budget: '>= 2.5x faster than raw rows (<= 0.40x)',
      met: speedup >= 2.5,
    },
  ]
}

/** A durable save: record, outbox row and counter in one strict transaction. */
export async function saveEdit(pageFolder) {
  const server = await serve(pageFolder)
  const profile = newProfile()
  await ask(profile, server.url, 'saveOurs', 20)
  await ask(profile, server.url, 'saveRaw', 20)
  const [ours, raw] = await byTurns(
    5,
    () => ask(profile, server.url, 'saveOurs', 60),
    () => ask(profile, server.url, 'saveRaw', 60),
  )
  profile.remove()
  await server.close()
  const row = (name, share) => {
    const [a, b] = [quantile(ours.flat(), share), quantile(raw.flat(), share)]
    return { what: `durable save of an edit, ${name}`, ours: a, floor: b, unit: 'ms', ratio: a / b }
  }
  const p95 = row('p95', 0.95)
  return [
    { ...row('p50', 0.5), budget: '' },
    { ...p95, budget: '<= 2x raw IndexedDB, strict', met: p95.ratio <= 2 },
  ]
}

/** A record of 5,000 observations, cold, to a painted chart. */
export async function openRecord(pageFolder) {
  const server = await serve(pageFolder, nullClinic(new Map([['big', 5000]])))
  const profile = newProfile()
  await ask(profile, server.url, 'firstSyncOurs', ['big'], 1)
  await ask(profile, server.url, 'firstSyncRaw', ['big'], 1)
  const [ours, raw, memory] = await byTurns(
    5,
    () => ask(profile, server.url, 'openOurs', 'big'),
    () => ask(profile, server.url, 'openRaw', 'big'),
    () => ask(profile, server.url, 'openMemory', 'big'),
  )
  profile.remove()
  await server.close()
  const what = 'record of 5,000 to a painted chart'
  const figures = { ours: median(ours), unit: 'ms' }
  const toRaw = median(ours) / median(raw)
  const toMemory = median(ours) / median(memory)
  return [
    {
      ...figures,
      what: `${what}, raw rows`,
      floor: median(raw),
      ratio: toRaw,
      budget: '<= 0.7x raw rows by index',
      met: toRaw <= 0.7,
    },
    {
      ...figures,
      what: `${what}, memory`,
      floor: median(memory),
      ratio: toMemory,
      budget: '<= 2.5x the same from memory',
      met: toMemory <= 2.5,
    },
  ]
}

/** Opening and saving must not care how many other people are on the tablet. */
export async function growth(pageFolder) {
  const each = 250
  const steps = [20, 80, 320]
  const results = []
  for (const count of steps) {
    const others = Array.from({ length: count }, (_, n) => `other-${n}`)
    const known = new Map([...others.map((id) => [id, each]), ['one', 1000]])
    const server = await serve(pageFolder, nullClinic(known))
    const profile = newProfile()
    const sync = await ask(profile, server.url, 'firstSyncOurs', [...others, 'one'], atOnce)
    const [open, save] = await byTurns(
      3,
      () => ask(profile, server.url, 'openOurs', 'one'),
      () => ask(profile, server.url, 'saveOurs', 40),
    )
    results.push({
      sync: sync / (count * each + 1000),
      open: median(open),
      save: median(save.flat()),
    })
    profile.remove()
    await server.close()
  }
  const [first, ...later] = results
  const row = (key, what, unit, scale, limit) =>
    later.map((result, n) => ({
      what: `growth ${n ? '16x' : '4x'} patients: ${what}`,
      ours: result[key] * scale,
      floor: first[key] * scale,
      unit,
      ratio: result[key] / first[key],
      budget: limit === 1.2 ? 'flat (<= 1.2x of 1x)' : 'linear (<= 1.2x a resource)',
      met: result[key] / first[key] <= limit,
    }))
  return [
    ...row('sync', 'first sync, per 1,000 resources', 'ms', 1000, 1.21),
    ...row('open', 'opening one record', 'ms', 1, 1.2),
    ...row('save', 'saving an edit, p50', 'ms', 1, 1.2),
  ]
}
