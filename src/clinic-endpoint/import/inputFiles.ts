import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Refusal } from './report'

const readable = /\.(json|ndjson|jsonl)$/i

/** Files as given; of a folder, every JSON and NDJSON file in it, by name. */
export function inputFiles(paths: readonly string[]): { files: string[]; missing: Refusal[] } {
  const files: string[] = []
  const missing: Refusal[] = []
  for (const path of paths) {
    try {
      if (!statSync(path).isDirectory()) files.push(path)
      else files.push(...filesIn(path))
    } catch {
      missing.push({ at: { file: path }, issues: [{ reason: 'there is no such file or folder' }] })
    }
  }
  return { files: [...new Set(files)], missing }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && readable.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
