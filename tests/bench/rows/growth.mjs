import { ask, newProfile } from '../browser.mjs'
import { byTurns, median } from '../figures.mjs'
import { openClinics } from '../servers/clinics.mjs'

const EACH = 250
const EDITS_EACH = 25

/** With 4 and 16 times the patients: opening and saving stay as they are, the rest is linear. */
export async function growth({ page, sized }) {
  const results = []
  for (const times of [1, 4, 16]) results.push(await measure(page, sized(20) * times))
  const [first, ...later] = results
  const row = (key, what, flat) =>
    later.map((result, n) => {
      const ratio = result[key] / first[key]
      return {
        what: `growth ${n ? '16x' : '4x'} patients: ${what}`,
        ours: result[key],
        floor: first[key],
        unit: 'ms',
        ratio,
        budget: flat ? 'flat (<= 1.2x of 1x)' : 'linear (<= 1.2x of 1x)',
        met: ratio <= 1.2,
      }
    })
  return [
    ...row('sync', 'first sync, per 1,000 resources', false),
    ...row('open', 'opening one record', true),
    ...row('save', 'saving an edit, p50', true),
    ...row('drain', 'draining, per 1,000 edits', false),
  ]
}

async function measure(page, count) {
  const others = Array.from({ length: count }, (_, n) => `other-${n}`)
  const known = new Map([...others.map((id) => [id, EACH]), ['one', 1000]])
  const server = await openClinics(page, known, ['ours'])
  const profile = newProfile()
  try {
    const sync = await ask(profile, server.url, 'pull', 'ours', [...others, 'one'])
    const [open, save] = await byTurns(
      5,
      () => ask(profile, server.url, 'open', 'ours', 'one'),
      () => ask(profile, server.url, 'save', 'ours', 40),
    )
    const edits = count * EDITS_EACH
    await ask(profile, server.url, 'fill', 'ours', edits, count)
    server.taken.clear()
    const { time } = await ask(profile, server.url, 'drain', 'ours', 0)
    return {
      sync: (sync / (count * EACH + 1000)) * 1000,
      open: median(open),
      save: median(save.flat()),
      drain: (time / server.taken.size) * 1000,
    }
  } finally {
    profile.remove()
    await server.close()
  }
}

/** The same record of 5,000, with one other patient on the tablet and with 5,000 others. */
export async function otherPatients({ page, sized }) {
  const size = sized(5000)
  const many = Array.from({ length: sized(5000) }, (_, n) => `other-${n}`)
  const known = new Map([...many.map((id) => [id, 5]), ['big', size]])
  const server = await openClinics(page, known, ['ours'])
  const [alone, crowded] = [newProfile(), newProfile()]
  await ask(alone, server.url, 'pull', 'ours', ['other-0', 'big'])
  await ask(crowded, server.url, 'pull', 'ours', [...many, 'big'])
  const [few, all] = await byTurns(
    7,
    () => ask(alone, server.url, 'open', 'ours', 'big'),
    () => ask(crowded, server.url, 'open', 'ours', 'big'),
  )
  alone.remove()
  crowded.remove()
  await server.close()
  const ratio = median(all) / median(few)
  const others = many.length.toLocaleString('en')
  return [
    {
      what: `record of ${size.toLocaleString('en')}, ${others} other patients against 1`,
      ours: median(all),
      floor: median(few),
      unit: 'ms',
      ratio,
      budget: '<= 1.2x',
      met: ratio <= 1.2,
    },
  ]
}
