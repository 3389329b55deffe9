import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import { build } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** The app's build of Dexie; RxDB runs on it too, for a page can have only one. */
const dexie = resolve('node_modules/dexie/dist/modern/dexie.mjs')

const common = { configFile: false, logLevel: 'error', clearScreen: false, publicDir: false }

/**
 * The page that runs our own modules beside raw IndexedDB and the peers.
 * @param {boolean} peers whether PouchDB and RxDB are installed
 * @returns {Promise<string>} its folder
 */
export async function buildPage(folder, peers) {
  const outDir = resolve(folder, 'page')
  await build({
    ...common,
    root: 'tests/bench/page',
    resolve: { alias: { '@': resolve('src'), dexie } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'safari16.4',
      rollupOptions: { external: peers ? [] : [/^(rxdb|pouchdb)/] },
    },
  })
  return outDir
}

/** The floor of a cold start: the smallest Vue list that installs. */
export async function buildBlank(folder) {
  const outDir = resolve(folder, 'blank')
  await build({
    ...common,
    root: 'tests/bench/blank',
    build: { outDir, emptyOutDir: true, target: 'safari16.4' },
    plugins: [
      vue(),
      VitePWA({
        injectRegister: null,
        filename: 'sw.js',
        manifest: { name: 'Blank', short_name: 'Blank', start_url: '/', display: 'standalone' },
        workbox: { globPatterns: ['**/*.{js,css,html}'], clientsClaim: true, skipWaiting: true },
      }),
    ],
  })
  return outDir
}
