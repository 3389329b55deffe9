import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { until } from '../../support/until'

/** The endpoint's programs, built from the source as it is now; inside the repo, for its packages. */
export async function buildPrograms(name: string): Promise<Programs> {
  const folder = resolve('test-results', `programs-${name}`)
  await build({
    configFile: 'src/clinic-endpoint/vite.config.ts',
    logLevel: 'error',
    build: { ssr: true, outDir: folder, emptyOutDir: true },
  })
  const temporary = mkdtempSync(join(tmpdir(), `alongside-${name}-`))
  return {
    start: join(folder, 'start.js'),
    import: join(folder, 'import.js'),
    folder: (part) => join(temporary, part),
    app: builtApp(join(temporary, 'app')),
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
      rmSync(temporary, { recursive: true, force: true })
    },
  }
}

export interface Programs {
  readonly start: string
  readonly import: string
  /** A path in a folder that goes away with the tests. */
  readonly folder: (part: string) => string
  /** A small app as the build would leave it. */
  readonly app: string
  readonly remove: () => void
}

function builtApp(folder: string): string {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(folder, 'lessons', 'heart'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Alongside</title>')
  writeFileSync(join(folder, 'assets', 'index-a1b2.js'), 'console.log("hello")\n'.repeat(200))
  writeFileSync(join(folder, 'sw.js'), '// service worker')
  writeFileSync(join(folder, 'manifest.webmanifest'), '{"name":"Alongside"}')
  writeFileSync(join(folder, 'lessons', 'heart', 'film.mp4'), Buffer.alloc(50_000, 7))
  return folder
}

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a program to its end. */
export async function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const running = begin(program, args, env)
  return running.ended
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Run>
  readonly out: () => string
}

export function begin(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = new Promise<Run>((done) => {
    child.once('close', (code) => {
      done({ code, out, err })
    })
  })
  return { child, ended, out: () => out + err }
}

/** Starts the endpoint and waits until it says that it is ready. */
export async function startReady(
  programs: Programs,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Running & { stop: () => Promise<Run> }> {
  const running = begin(programs.start, args, { ALONGSIDE_APP: programs.app, ...env })
  await until(
    'the endpoint to be ready',
    () => {
      if (running.child.exitCode !== null) throw new Error(`it ended: ${running.out()}`)
      return running.out().includes('Ctrl-C') ? true : undefined
    },
    { within: 40_000, every: 50 },
  )
  return {
    ...running,
    stop: () => {
      running.child.kill('SIGINT')
      return running.ended
    },
  }
}

export async function tokenFor(url: string, username: string, password: string): Promise<string> {
  const response = await fetch(`${url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  const { token } = (await response.json()) as { token?: string }
  if (token === undefined) throw new Error(`refused: ${String(response.status)}`)
  return token
}
