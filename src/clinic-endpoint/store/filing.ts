import type { Micros } from '../json/instants'
import type { Connection } from './connect'
import type { Dictionary } from './dictionary'
import type { IndexEntry } from './indexOf'
import type { Resource } from './version'
import { localReference, textOf, valuesAt } from './walk'

/** Keeps the search rows and each patient's compartment beside the resource they describe. */
interface Filing {
  file: (rid: number, resource: Resource, entry: IndexEntry, seq: Micros) => void
  remove: (rid: number) => void
}

export function openFiling(db: Connection, dictionary: Dictionary): Filing {
  const addToken = db.prepare('INSERT OR IGNORE INTO tok(p, code, sys, rid) VALUES (?, ?, ?, ?)')
  const addWord = db.prepare('INSERT OR IGNORE INTO str(p, norm, rid) VALUES (?, ?, ?)')
  const addPart = db.prepare('INSERT OR IGNORE INTO part(pat, seq, rid) VALUES (?, ?, ?)')
  const dropTokens = db.prepare('DELETE FROM tok WHERE rid = ?')
  const dropWords = db.prepare('DELETE FROM str WHERE rid = ?')
  const dropParts = db.prepare('DELETE FROM part WHERE rid = ?')
  const partsOf = db.prepare('SELECT pat FROM part WHERE rid = ?').raw()
  const ridOf = db.prepare('SELECT rid FROM res WHERE type = ? AND id = ? AND del = 0').raw()
  const provenances = db
    .prepare(
      `SELECT t.rid, r.seq, v.body FROM tok t JOIN res r ON r.rid = t.rid JOIN ver v ON v.seq = r.seq
       WHERE t.p = ? AND t.code = ? AND t.sys = 0`,
    )
    .raw()

  /** A Provenance belongs to whoever its targets belong to. */
  const fileProvenance = (rid: number, resource: Resource, seq: Micros): void => {
    for (const target of valuesAt(resource, 'target')) {
      const [type = '', id = ''] = localReference(target)?.split('/') ?? []
      const found = ridOf.get(dictionary.find(type), id) as [number] | undefined
      if (!found) continue
      for (const [patient] of partsOf.all(found[0]) as [number][]) addPart.run(patient, seq, rid)
    }
  }

  /**
   * A target that arrives or moves after its Provenance takes it along, under the newer moment:
   * a tablet that pulls by time would never look back to the older one.
   */
  const fileProvenancesOf = (resource: Resource, seq: Micros): void => {
    const target = dictionary.find('Provenance.target')
    if (target === 0) return
    const reference = `${resource.resourceType}/${textOf(resource['id']) ?? ''}`
    for (const [rid, , body] of provenances.all(target, reference) as [number, number, string][]) {
      dropParts.run(rid)
      fileProvenance(rid, JSON.parse(body) as Resource, seq)
    }
  }

  const remove = (rid: number): void => {
    dropTokens.run(rid)
    dropWords.run(rid)
    dropParts.run(rid)
  }
  return {
    remove,
    file: (rid, resource, entry, seq) => {
      const before = (partsOf.all(rid) as [number][]).map(([patient]) => patient)
      remove(rid)
      const type = resource.resourceType
      for (const { param, code, system } of entry.tokens)
        addToken.run(dictionary.learn(`${type}.${param}`), code, systemKey(dictionary, system), rid)
      for (const { param, word } of entry.words)
        addWord.run(dictionary.learn(`${type}.${param}`), word, rid)
      const patients = entry.patients.map((patient) => dictionary.learn(patient))
      for (const patient of patients) addPart.run(patient, seq, rid)
      if (type === 'Provenance') fileProvenance(rid, resource, seq)
      else if (
        patients.some((patient) => !before.includes(patient)) ||
        before.length > patients.length
      )
        fileProvenancesOf(resource, seq)
    },
  }
}

function systemKey(dictionary: Dictionary, system: string): number {
  return system === '' ? 0 : dictionary.learn(system)
}
