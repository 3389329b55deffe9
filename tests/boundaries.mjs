/**
 * `npm run boundaries`: holds src/ to the import table. A check that sees too little proves nothing,
 * so it fails when fewer modules or components were read than the house is known to have.
 */
import { cruise } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const leastModules = 650
const leastComponents = 150

const config = await extractConfig('./.dependency-cruiser.cjs')
const tsConfig = extractTsConfig('tsconfig.json')
const { output } = await cruise(
  ['src'],
  { ...config.options, ruleSet: config, validate: true },
  undefined,
  { tsConfig },
)

const own = output.modules.filter((module) => module.source.startsWith('src/'))
const components = own.filter((module) => module.source.endsWith('.vue'))
const read = components.filter((module) => module.dependencies.length > 0)
const problems = output.summary.violations.map(
  ({ rule, from, to }) => `${rule.name}: ${from}${to && to !== from ? ` → ${to}` : ''}`,
)

if (own.length < leastModules)
  problems.push(`only ${own.length} modules were read, at least ${leastModules} expected`)
if (components.length < leastComponents)
  problems.push(`only ${components.length} components were read`)
if (components.length > 20 && read.length < components.length / 2)
  problems.push(`imports were seen in only ${read.length} of ${components.length} components`)

for (const problem of problems) console.error(problem)
console.log(
  `boundaries: ${own.length} modules, ${components.length} components, ${problems.length} problems`,
)
process.exit(problems.length ? 1 : 0)
