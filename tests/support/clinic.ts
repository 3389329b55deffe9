import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './freePort'
import { until } from './until'

/** A FHIR resource as the endpoint gave it. */
export interface Resource {
  readonly resourceType: string
  readonly id: string
  readonly meta: { readonly versionId: string; readonly lastUpdated: string }
  // What a journey compares differs from type to type.
  readonly [element: string]: any // eslint-disable-line @typescript-eslint/no-explicit-any
}

export interface ClinicOptions {
  /** Where the endpoint was built to. */
  readonly program?: string
  readonly extraArgs?: readonly string[]
  readonly secure?: boolean
  readonly env?: Readonly<Record<string, string>>
}

/** Documented in src/clinic-endpoint/README.md: the clinician who sees the patients of the demo. */
export const demoSignIn = { username: 'okafor', password: 'alongside-demo' } as const

/** The real endpoint as a process of its own, on 127.0.0.1, with a data folder of its own. */
export class Clinic {
  readonly data = mkdtempSync(join(tmpdir(), 'alongside-clinic-'))
  /** What it printed since its last start. */
  printed = ''
  private process: ChildProcess | undefined
  private token = ''

  private constructor(
    readonly port: number,
    private readonly options: ClinicOptions,
  ) {}

  static async open(options: ClinicOptions = {}): Promise<Clinic> {
    const clinic = new Clinic(await freePort(), options)
    await clinic.start()
    return clinic
  }

  get url(): string {
    return `${this.options.secure ? 'https' : 'http'}://127.0.0.1:${this.port}`
  }

  /** Starts on the same port and data as before. */
  async start(): Promise<void> {
    const { program = 'dist-endpoint/start.js', extraArgs = [], env = {} } = this.options
    const own = ['--host', '127.0.0.1', '--port', String(this.port), '--data', this.data]
    this.printed = ''
    const child = spawn(process.execPath, [program, ...own, ...extraArgs], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    this.process = child
    const keep = (chunk: Buffer) => (this.printed += chunk.toString())
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    await until(
      'the clinic endpoint to be ready',
      () => {
        if (child.exitCode !== null) throw new Error(`the endpoint ended: ${this.printed}`)
        return this.printed.includes(this.url) ? true : undefined
      },
      { within: 60_000, every: 50 },
    )
  }

  /** The network is gone: the endpoint ends as it does when it is asked to. */
  async stop(): Promise<void> {
    await this.end('SIGTERM')
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  async close(): Promise<void> {
    await this.end('SIGKILL')
    rmSync(this.data, { recursive: true, force: true })
  }

  /** FHIR over HTTP as a clinician; `path` is relative to the FHIR base, such as `Patient/1`. */
  async fhir<T = Resource>(path: string, init: RequestInit = {}): Promise<T> {
    if (!this.token) this.token = await this.signIn()
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${this.token}`)
    if (!headers.has('content-type')) headers.set('content-type', 'application/fhir+json')
    const response = await fetch(new URL(path, `${this.url}/fhir/`), { ...init, headers })
    if (!response.ok) throw new Error(`${response.status} for ${path}: ${await response.text()}`)
    return (await response.json()) as T
  }

  /** Every resource that a search finds, over all its pages. */
  async all(search: string): Promise<Resource[]> {
    const found: Resource[] = []
    let next: string | undefined = search
    while (next !== undefined) {
      const page: Bundle = await this.fhir<Bundle>(next)
      found.push(...(page.entry ?? []).map(({ resource }) => resource))
      next = page.link?.find(({ relation }) => relation === 'next')?.url
    }
    return found
  }

  /** Every version of a resource, newest first. */
  async versionsOf(type: string, id: string): Promise<Resource[]> {
    return this.all(`${type}/${id}/_history`)
  }

  private async signIn(): Promise<string> {
    const response = await fetch(`${this.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(demoSignIn),
    })
    const { token } = (await response.json()) as { token?: string }
    if (!token) throw new Error(`the demo sign-in was refused: ${response.status}`)
    return token
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process
    this.process = undefined
    this.token = ''
    if (!child || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
}

interface Bundle {
  readonly entry?: readonly { readonly resource: Resource }[]
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
}
