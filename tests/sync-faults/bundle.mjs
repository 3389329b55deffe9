import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import vm from 'node:vm'
import { build } from 'vite'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const common = {
  configFile: false,
  root: here('../..'),
  logLevel: 'error',
  resolve: { alias: { '@': here('../../src') } },
}

/** The simulator itself, with fake-indexeddb in virtual time. Returns its module. */
export async function loadSimulator(results) {
  const { output } = await build({
    ...common,
    plugins: [virtualTime],
    ssr: { noExternal: true },
    build: {
      ssr: here('main.ts'),
      write: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  mkdirSync(results, { recursive: true })
  const file = `${results}/simulator.mjs`
  writeFileSync(file, output[0].code)
  return import(pathToFileURL(file).href)
}

/** One page of a tablet as a script. `patches` are deliberate bugs: { file, find, replace }. */
export async function loadTablet(patches = []) {
  const [{ output }] = await build({
    ...common,
    plugins: [patched(patches), zonesByVariable],
    resolve: {
      alias: {
        ...common.resolve.alias,
        dexie: here('../../node_modules/dexie/dist/modern/dexie.mjs'),
      },
    },
    build: {
      lib: { entry: here('tablet.ts'), formats: ['iife'], name: 'tabletPage' },
      write: false,
      minify: false,
      target: 'node20',
    },
  })
  const { code } = output[0]
  const locals = GLOBALS.filter((name) => new RegExp(`\\b${name}\\b`).test(code))
  const source = `(function (globalThis) { let { ${locals.join(', ')} } = globalThis; ${code}\n})`
  const hash = createHash('sha256').update(source).digest('hex')
  return { script: new vm.Script(source, { filename: 'tablet.js' }), source: hash }
}

/** The database works in virtual time, and copies plain values without the long way round. */
const virtualTime = {
  name: 'virtual-time',
  enforce: 'pre',
  load(id) {
    if (id.endsWith('fake-indexeddb/build/esm/lib/scheduling.js'))
      return `export { queueTask } from ${JSON.stringify(here('world/disk.ts'))}`
    return undefined
  },
  transform(code, id) {
    if (!id.includes('fake-indexeddb/build/esm') || !code.includes('structuredClone('))
      return undefined
    const copy = `import { clone as __clone } from ${JSON.stringify(here('world/clone.ts'))};\n`
    return copy + code.replaceAll('structuredClone(', '__clone(')
  },
}

/**
 * What a page finds in its globals, as variables: reading a global of another realm is slow. So the
 * one global that changes, Dexie's Promise, changes as a variable too.
 */
const GLOBALS = [
  ...['Promise', 'Object', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'JSON', 'Math', 'Date'],
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'String', 'Number', 'Boolean', 'Symbol'],
  ...['BigInt', 'Proxy', 'Reflect', 'RegExp', 'Function', 'parseInt', 'parseFloat', 'isNaN'],
  ...['Uint8Array', 'ArrayBuffer', 'DataView', 'Infinity', 'NaN', 'Intl', 'WeakRef', 'isFinite'],
  ...['indexedDB', 'IDBKeyRange', 'fetch', 'AbortSignal', 'AbortController', 'DOMException'],
  ...['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'structuredClone', 'atob', 'btoa'],
  ...['queueMicrotask', 'console', 'location', 'navigator', 'BroadcastChannel', 'crypto'],
  ...['addEventListener', 'removeEventListener', 'dispatchEvent', 'CustomEvent', 'document'],
  ...['setTimeout', 'clearTimeout'],
  ...['setInterval', 'clearInterval', 'encodeURIComponent', 'decodeURIComponent'],
]

const zonesByVariable = {
  name: 'zones-by-variable',
  transform(code, id) {
    if (!id.endsWith('dexie.mjs')) return undefined
    const line = "Object.defineProperty(_global, 'Promise', targetEnv.PromiseProp);"
    if (code.split(line).length !== 2) throw new Error('Dexie changes its zones in another way now')
    return code.replace(line, 'Promise = _global.Promise = targetEnv.PromiseProp.value;')
  },
}

function patched(patches) {
  const left = new Set(patches)
  return {
    name: 'deliberate-bug',
    enforce: 'pre',
    transform(code, id) {
      for (const patch of patches) {
        if (id !== here(`../../${patch.file}`)) continue
        if (code.split(patch.find).length !== 2)
          throw new Error(`${patch.file} no longer has this once:\n${patch.find}`)
        left.delete(patch)
        code = code.replace(patch.find, () => patch.replace)
      }
      return code
    },
    buildEnd(error) {
      if (error) return
      for (const { file } of left) throw new Error(`${file} is not part of a tablet`)
    },
  }
}
