import type { Store } from '../store/openStore'
import type { Resource } from '../store/version'
import type { Issue } from '../validate/issue'
import { validateResource } from '../validate/validateResource'
import { dropDatabaseKey } from './databaseKeys'
import { findByIdentifier } from './findByIdentifier'
import { inputFiles } from './inputFiles'
import { planImport, type Plan } from './plan'
import { readInput } from './readInput'
import { emptyReport, type ImportReport, type Refusal } from './report'
import { resolveReferences, type Targets } from './resolveReferences'
import { stableId, typeOf } from './stableId'
import type { Handed } from './unwrap'

interface ImportWatcher {
  /** After every group: how many resources of all were looked at. */
  readonly progress: (done: number, total: number) => void
  readonly refused: (refusal: Refusal) => void
}

interface Ready {
  readonly resource: Resource
  readonly id: string
}

/** A commit per so many: short enough for tablets to read and write in between. */
const COMMIT_EVERY = 100

/**
 * Puts everything that is valid FHIR R4 into the store and lists the rest; one bad resource never
 * keeps another out. Reads the input twice: a reference may point forward, or into a later file.
 */
export async function importFiles(
  store: Store,
  paths: readonly string[],
  watcher: ImportWatcher,
): Promise<ImportReport> {
  const report = emptyReport()
  const { files, missing } = inputFiles(paths)
  const refuse = (refusal: Refusal): void => {
    report.refused.push(refusal)
    watcher.refused(refusal)
  }
  missing.forEach(refuse)
  const plan = await planImport(files)
  const left = new Map(plan.times)
  let done = 0
  for (const file of files) {
    report.files += 1
    const ready: Ready[] = []
    for await (const input of readInput(file)) {
      if (input.kind === 'unreadable') {
        refuse({ at: input.at, issues: [{ reason: input.reason }] })
        continue
      }
      const targets = targetsOf(store, plan, input.resources)
      for (const handed of input.resources) {
        done += 1
        if (isRepeated(handed, left)) report.repeated += 1
        else if (alreadyHere(store, handed) !== undefined) report.unchanged += 1
        else prepare(handed, targets, report, ready, refuse)
        if (ready.length >= COMMIT_EVERY) await writeAll(store, ready.splice(0), report)
      }
      watcher.progress(done, plan.total)
    }
    await writeAll(store, ready, report)
  }
  return report
}

/** The last one counts, as if each had been written over the one before, but in one version. */
function isRepeated(handed: Handed, left: Map<string, number>): boolean {
  const key = `${typeOf(handed.resource)}/${stableId(handed)}`
  const count = (left.get(key) ?? 1) - 1
  left.set(key, count)
  return count > 0
}

function prepare(
  handed: Handed,
  targets: Targets,
  report: ImportReport,
  ready: Ready[],
  refuse: (refusal: Refusal) => void,
): void {
  const { at, resource } = handed
  const id = stableId(handed)
  const name = `${typeOf(resource)}/${id}`
  resource['id'] = id
  if (dropDatabaseKey(resource)) report.databaseKeys += 1
  const kept = resolveReferences(resource, targets)
  const issues = validateResource(resource)
  if (issues.length > 0) {
    refuse({ at, resource: name, issues: issues.map(inWords) })
    return
  }
  report.keptAsLogical.push(...kept.map((query) => ({ at, resource: name, query })))
  ready.push({ resource: resource as Resource, id })
}

function inWords({ expression, diagnostics }: Issue): Refusal['issues'][number] {
  return { ...(expression === undefined ? {} : { element: expression }), reason: diagnostics }
}

async function writeAll(
  store: Store,
  ready: readonly Ready[],
  report: ImportReport,
): Promise<void> {
  if (ready.length === 0) return
  const outcomes = await store.write((writer) =>
    ready.map(({ resource, id }) => writer.put(resource, id, 'PUT').outcome),
  )
  for (const outcome of outcomes) if (outcome !== 'deleted') report[outcome] += 1
}

/** The input says "only if there is none with this identifier", and there is one, under another id. */
function alreadyHere(store: Store, handed: Handed): string | undefined {
  const identifier = /^identifier=([^&]+)$/.exec(handed.sameAs ?? '')?.[1]
  if (identifier === undefined) return undefined
  const type = typeOf(handed.resource)
  const found = findByIdentifier(store, type, decodeURIComponent(identifier))
  return found === `${type}/${stableId(handed)}` ? undefined : found
}

function targetsOf(store: Store, plan: Plan, group: readonly Handed[]): Targets {
  const inGroup = new Map<string, string>()
  for (const handed of group) {
    const kept = alreadyHere(store, handed) ?? `${typeOf(handed.resource)}/${stableId(handed)}`
    if (handed.fullUrl !== undefined) inGroup.set(handed.fullUrl, kept)
  }
  return {
    local: (reference) => inGroup.get(reference) ?? plan.renamed.get(reference),
    byIdentifier: (type, identifier) => {
      const ids = plan.byIdentifier.get(`${type}|${identifier}`)
      if (ids !== undefined) return ids.size === 1 ? `${type}/${[...ids].join('')}` : undefined
      return findByIdentifier(store, type, identifier)
    },
  }
}
