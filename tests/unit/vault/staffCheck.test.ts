import { expect, it } from 'vitest'
import { makeStaffCheck, passesStaffCheck } from '@/vault/staffCheck'

it('knows the password again, and no other', async () => {
  const check = await makeStaffCheck('Señor – 42')
  expect(await passesStaffCheck(check, 'Señor – 42')).toBe(true)
  // The same letters, typed on another keyboard.
  expect(await passesStaffCheck(check, 'Sen\u0303or – 42')).toBe(true)
  expect(await passesStaffCheck(check, 'Senor – 42')).toBe(false)
  expect(await passesStaffCheck(check, '')).toBe(false)
})

it('keeps nothing from which the password could be read', async () => {
  const [one, two] = [await makeStaffCheck('alongside'), await makeStaffCheck('alongside')]
  expect(JSON.stringify(one)).not.toContain('alongside')
  expect(one.hash).not.toBe(two.hash)
})
