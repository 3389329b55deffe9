import { expect, test } from 'vitest'
import { openClinic } from './support/openClinic'
import { patient } from './support/resources'

test('lastUpdated still rises when the clock of the machine is set back', async () => {
  let now = Date.parse('2026-11-22T10:00:00.500Z')
  const clinic = await openClinic({ clock: () => now })
  const first = await clinic.put(patient('a'))
  now -= 3_600_000
  const second = await clinic.put(patient('a', { active: true }))
  expect(first.body.meta.lastUpdated).toBe('2026-11-22T10:00:00.500000Z')
  expect(second.body.meta.lastUpdated).toBe('2026-11-22T10:00:00.500001Z')
  await clinic.close()
})
