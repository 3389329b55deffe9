import { expect, it } from 'vitest'
import { initials } from '@/ui/initials'

it.each([
  ['Rosa Delgado', 'RD'],
  ['Dr. Hana Okafor', 'HO'],
  ['María del Carmen Ruiz', 'MR'],
  ['Ünal', 'Ü'],
  ['  ', ''],
  ['', ''],
  ['Dr.', ''],
  ['李 小龙', '李小'],
])('%s wears %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
