import { accessSync, constants, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UnwritableFolder } from '../store/errors'

/** Makes the folder if need be, for its owner alone. Throws UnwritableFolder. */
export function dataFolder(folder: string): { database: string; keys: string } {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new UnwritableFolder(folder, reason(error))
  }
  return { database: join(folder, 'alongside.db'), keys: join(folder, 'tls') }
}

/** Step by step: on some file systems mkdir's own `recursive` never comes back. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    makeFolder(dirname(folder))
    mkdirSync(folder, { mode: 0o700 })
  }
}

function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'it is not a folder'
  if (code === 'EROFS') return 'the disk is read-only'
  return code ?? 'unknown reason'
}
