import { measureOfCodes, type Measure } from '@/domain/visit/measures'
import type { Measurement } from '@/domain/visit/measurement'

/** All values of one test, newest first, under the name of the newest. */
export interface TestResults {
  readonly key: string
  readonly name: string
  readonly measure: Measure | undefined
  readonly category: Measurement['category']
  readonly values: readonly [Measurement, ...Measurement[]]
}

/** Old, new and narrower codes of one measure are one test; others go by their first code. */
export function testResults(
  newestFirst: readonly Measurement[],
  nameOf: (measure: Measure) => string,
): readonly TestResults[] {
  const tests = new Map<
    string,
    { measure: Measure | undefined; values: [Measurement, ...Measurement[]] }
  >()
  for (const value of newestFirst) {
    const measure = measureOfCodes(value.codings)
    const key = measure?.key ?? value.codings[0]?.code ?? value.name
    const known = tests.get(key)
    if (known === undefined) tests.set(key, { measure, values: [value] })
    else known.values.push(value)
  }
  return [...tests].map(([key, { measure, values }]) => ({
    key,
    name: measure === undefined ? plainName(values[0].name) : nameOf(measure),
    measure,
    category: measure?.category ?? values[0].category,
    values,
  }))
}

/** "Leukocytes [#/volume] in Blood by Automated count": how it was counted helps nobody here. */
function plainName(name: string): string {
  return (
    name.replace(/\s*\[[^\]]*\]/g, '').replace(/ by (?:Automated count|Test strip)$/, '') || name
  )
}
