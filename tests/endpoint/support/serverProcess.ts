import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { visitor, type Visitor } from './visitor'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Builds the server once; beside the dependencies, which stay outside of the bundle. */
export async function buildServer(): Promise<string> {
  const outDir = `${root}/node_modules/.cache/endpoint-server-${String(process.pid)}`
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': `${root}/src` } },
    build: {
      ssr: `${root}/tests/endpoint/support/server.ts`,
      outDir,
      target: 'node20',
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'server.js' } },
    },
  })
  return `${outDir}/server.js`
}

export interface ServerProcess {
  readonly visitor: Visitor
  /** SIGKILL: nothing can be tidied up. */
  readonly kill: () => Promise<void>
}

/** Resolves when it listens. Throws what it said when it did not come up. */
export async function startServer(program: string, file: string): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, [program, file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let failed = ''
  child.stderr?.on('data', (chunk: Buffer) => (failed += chunk.toString()))
  const printed = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) resolve(text)
    })
    child.on('exit', () => {
      reject(new Error(`the server did not start: ${failed}`))
    })
  })
  const { url, token } = JSON.parse(printed) as { url: string; token: string }
  return {
    visitor: visitor(url, token),
    kill: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
