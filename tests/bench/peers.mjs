import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'tests/bench'
const stamp = join(folder, 'node_modules', '.installed')

/** PouchDB and RxDB, as the lockfile beside this names them: fetched when first wanted. */
export function havePeers() {
  const lock = readFileSync(join(folder, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing the peers')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  if (spawnSync('npm', args, { cwd: folder, stdio: 'inherit' }).status !== 0)
    throw new Error('The peers could not be installed; `-- --peers none` goes without them.')
  writeFileSync(stamp, wanted)
}
