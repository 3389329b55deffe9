import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { MissingApp } from './errors'

export interface AppFile {
  readonly type: string
  readonly etag: string
  /** Hashed by the build: its content never changes under this name. */
  readonly immutable: boolean
  readonly plain: Uint8Array
  readonly brotli?: Uint8Array
  readonly gzip?: Uint8Array
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = new Set([
  '.html',
  '.js',
  '.css',
  '.json',
  '.webmanifest',
  '.svg',
  '.wasm',
  '.txt',
])

/**
 * The built app by path (`/assets/x.js`), in memory and compressed: it is small, and every tablet
 * asks for it at once. Lessons stay on the disk. Throws MissingApp.
 */
export function readAppFiles(folder: string): ReadonlyMap<string, AppFile> {
  const files = new Map<string, AppFile>()
  for (const file of filesIn(folder)) {
    const path = relative(folder, file).split(sep).join('/')
    if (path.startsWith('lessons/')) continue
    files.set(`/${path}`, appFile(file, path))
  }
  if (!files.has('/index.html')) throw new MissingApp(folder)
  return files
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    throw new MissingApp(folder)
  }
}

function appFile(file: string, path: string): AppFile {
  const plain = readFileSync(file)
  const extension = extname(file)
  const head = {
    type: types[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    immutable: path.startsWith('assets/'),
    plain,
  }
  if (!compressible.has(extension) || plain.length < 1024) return head
  const brotli = brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 6,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
  return { ...head, brotli, gzip: gzipSync(plain) }
}
