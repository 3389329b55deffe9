import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

/** The page of the app's own modules, built as the app is. Returns its folder. */
export async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'alongside-faults-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve('tests/sync-faults/browser/page'),
    publicDir: false,
    resolve: {
      alias: {
        '@': resolve('src'),
        dexie: resolve('node_modules/dexie/dist/modern/dexie.mjs'),
      },
    },
    build: { outDir, emptyOutDir: true, target: 'safari16.4', modulePreload: { polyfill: false } },
  })
  return outDir
}
