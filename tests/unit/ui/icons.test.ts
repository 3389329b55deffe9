import { expect, it } from 'vitest'
import { icons } from '@/ui/icons'

const drawings = Object.entries(icons).map(
  ([name, shapes]) => [name, JSON.stringify(shapes)] as const,
)

it('no two names show the same drawing', () => {
  const seen = new Map<string, string>()
  for (const [name, drawing] of drawings) {
    expect(seen.get(drawing), `${name} looks like`).toBeUndefined()
    seen.set(drawing, name)
  }
})

it('takes its colours from the page', () => {
  for (const [name, drawing] of drawings) expect(drawing, name).not.toMatch(/fill|stroke":|#/)
})
