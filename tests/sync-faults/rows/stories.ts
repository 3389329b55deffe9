import type { Clinic } from '../clinic'

/**
 * A short day on one tablet: everything is fetched, `trouble` begins, and some edits are made,
 * while others write at the desk; sometimes it is sent at once, sometimes later.
 */
export async function busyDay(
  clinic: Clinic,
  trouble: () => void,
  { edits = 5, others = true } = {},
): Promise<void> {
  const { random, tablet, world } = clinic
  await clinic.sync(tablet)
  trouble()
  for (let n = 0; n < edits; n += 1) {
    // What is fetched meanwhile lands between reading and saving.
    const meanwhile = random.chance(0.3) ? clinic.sync(tablet) : undefined
    await clinic.write(tablet)
    await meanwhile
    if (others && random.chance(0.4)) clinic.desk.write()
    if (random.chance(0.6)) await clinic.sync(tablet)
    await world.sleep(random.between(0, random.chance(0.3) ? 90_000 : 2_000))
  }
}
