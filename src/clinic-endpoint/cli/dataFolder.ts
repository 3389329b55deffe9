import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { UnwritableFolder } from '../store/errors'

/** Makes the folder if need be, for its owner alone. Throws UnwritableFolder. */
export function dataFolder(folder: string): { database: string; keys: string } {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new UnwritableFolder(folder, reason(error))
  }
  return { database: join(folder, 'alongside.db'), keys: join(folder, 'tls') }
}

function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'it is not a folder'
  if (code === 'EROFS') return 'the disk is read-only'
  return code ?? 'unknown reason'
}
