import type { Clinic } from './clinic'
import { ELEMENTS, markerOf, valuesOf } from './oracle/elements'
import type { Edit } from './oracle/ledger'
import type { Stored } from './servers/store'
import type { Page } from './world/page'

/** Somebody looks at a patient, thinks, and writes: one change, or something new. */
export async function writeOn(clinic: Clinic, page: Page): Promise<Edit | undefined> {
  const { random, desk, ledger, world } = clinic
  const patient = random.pick(clinic.patients)
  const all = (await page.call((api) => api.readAll(patient))) as readonly Stored[]
  const known = all.filter((each) => markerOf(each) !== undefined)
  const isNew = known.length === 0 || random.chance(0.25)
  const shown = isNew ? desk.blank(patient, known) : await show(page, random.pick(known), patient)
  if (!shown) return undefined
  const edit = ledger.plan(page.tablet.name, shown, isNew ? ELEMENTS : desk.someElements())
  await world.sleep(random.between(0, 1_500))
  try {
    await save(clinic, page, patient, edit)
  } catch (error) {
    // It was said that it is not saved, and the words stay on the screen.
    if ((error as Error).name !== 'SaveFailed') throw error
  }
  return edit
}

/** Something new, written down without looking at anything else. */
export async function writeNew(clinic: Clinic, page: Page): Promise<void> {
  const patient = clinic.random.pick(clinic.patients)
  const edit = clinic.ledger.plan(page.tablet.name, clinic.desk.blank(patient, []), ELEMENTS)
  await save(clinic, page, patient, edit)
}

/** A person reads both sides of what is held, and chooses element by element. */
export async function decide(clinic: Clinic, page: Page): Promise<void> {
  const { ledger, random, world } = clinic
  for (const { row, mine, content } of await page.call((api) => api.held())) {
    const marker = markerOf(mine) ?? ''
    const [base, theirs] = [
      content.base && valuesOf(content.base),
      content.theirs && valuesOf(content.theirs),
    ]
    const sides = { base, mine: valuesOf(mine), theirs }
    world.note(() => `${page.tablet.name} decides on ${marker}: ${JSON.stringify(sides)}`)
    if (row.kind === 'refused') {
      if (!clinic.setup.refuses) clinic.breaks(`${marker} is held as refused (${row.status})`)
      ledger.abandon(marker, sides.mine, base ?? {})
      await page.call((api) => api.discard(row.opId))
      continue
    }
    const takes = random.fork()
    try {
      const outcome = await page.call((api) => api.choose(row.opId, () => takes.chance(0.5)))
      if (outcome === undefined) continue
      ledger.chose(marker, outcome === 'theirs' ? {} : valuesOf(outcome), sides)
    } catch (error) {
      // Something was written meanwhile: it is looked at again.
      if ((error as Error).name !== 'ChangedMeanwhile') throw error
    }
  }
}

async function show(page: Page, { resourceType, id }: Stored, patient: string) {
  return (await page.call((api) => api.read(resourceType, id, patient))) as Stored | undefined
}

async function save({ world }: Clinic, page: Page, patientId: string, edit: Edit): Promise<void> {
  const at = new Date(world.now).toISOString()
  const resources = [edit.resource]
  edit.opIds = await page.call((api) =>
    api.save({ verb: 'record', patientId, authorId: 'ana', at, resources }),
  )
  edit.saved = true
  const { who, no, marker, elements, opIds } = edit
  world.note(
    () => `${who} saved t${no} in ${marker}: ${elements.join(', ')} as ${opIds.join(', ')}`,
  )
}
