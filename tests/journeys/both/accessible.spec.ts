import { everyScreen } from '../everyScreen'
import { expect, test } from '../fixtures'
import { judge } from '../judge'

test('every screen can be used by everybody, in light and in dark', async ({ tablet }) => {
  const found: string[] = []
  await everyScreen(tablet, async (name) => {
    found.push(...(await judge(tablet, name)))
  })
  expect(found).toEqual([])
})
