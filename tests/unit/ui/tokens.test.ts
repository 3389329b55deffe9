import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const css = readFileSync(new URL('../../../src/ui/styles/tokens.css', import.meta.url), 'utf8')

/** Both values of each colour, as the page has them. */
const colours = new Map(
  [...css.matchAll(/--([\w-]+): var\(--in-light, (#\w{6})\) var\(--in-dark, (#\w{6})\);/g)].map(
    ([, name, light, dark]) => [name, [light, dark]],
  ),
)

/** "ink on page   13.3   15.9   >= 7   body" */
const promised = [
  ...css.matchAll(/^ +([\w-]+) on ([\w-]+) +([\d.]+) +([\d.]+) +>= ([\d.]+)/gm),
].map(([, front, back, light, dark, least]) => ({ front, back, ratios: [light, dark], least }))

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return (parts[0] ?? 0) * 0.2126 + (parts[1] ?? 0) * 0.7152 + (parts[2] ?? 0) * 0.0722
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

it('finds the table and the colours', () => {
  expect(promised.length).toBeGreaterThan(60)
  expect(colours.size).toBeGreaterThan(40)
})

it.each(promised)('$front on $back can be read, in the light and in the dark', (pair) => {
  for (const [look, ratio] of pair.ratios.entries()) {
    const front = colours.get(pair.front)?.[look] ?? ''
    const back = colours.get(pair.back)?.[look] ?? ''
    expect(contrast(front, back)).toBeGreaterThanOrEqual(Number(pair.least))
    expect(contrast(front, back)).toBeCloseTo(Number(ratio), 1)
  }
})
