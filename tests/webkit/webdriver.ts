import { spawn, type ChildProcess } from 'node:child_process'
import { openSync } from 'node:fs'
import { freePort } from '../support/freePort'
import { until } from '../support/until'

const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

/** An element as the W3C protocol passes it around. */
export type ElementRef = Readonly<Record<typeof elementKey, string>>

/** A small W3C WebDriver client: WebKitWebDriver and one session in it. */
export class WebDriver {
  private session = ''

  private constructor(
    private readonly port: number,
    private readonly driver: ChildProcess,
  ) {}

  static async start(capabilities: object): Promise<WebDriver> {
    const port = await freePort()
    const args = [`--port=${port}`, '--host=127.0.0.1']
    // Without a language the engine calls itself "c", which no tablet does.
    const env = {
      ...process.env,
      GDK_SCALE: '2',
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      LANG: 'en_US.UTF-8',
    }
    const log = process.env.ALONGSIDE_WEBKIT_LOG
    const stdio = log === undefined ? ('ignore' as const) : openSync(log, 'a')
    const child = spawn('/usr/bin/WebKitWebDriver', args, {
      env,
      stdio: ['ignore', stdio, stdio],
      detached: true,
    })
    const driver = new WebDriver(port, child)
    await until('WebKitWebDriver to listen', async () =>
      (await fetch(`http://127.0.0.1:${port}/status`)).ok ? true : undefined,
    )
    const wanted = { capabilities: { alwaysMatch: capabilities } }
    const { sessionId } = await driver.call<{ sessionId: string }>('POST', '/session', wanted)
    driver.session = `/session/${sessionId}`
    return driver
  }

  /** Ends driver and browser together, without a word to either: a crash. */
  stop(): void {
    try {
      if (this.driver.pid) process.kill(-this.driver.pid, 'SIGKILL')
    } catch {
      // It was gone already.
    }
  }

  async command<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> {
    return this.call<T>(method, this.session + path, body)
  }

  /** The script's last argument is the callback of its answer. */
  async run<T>(source: string, args: readonly unknown[] = []): Promise<T> {
    const script = `
      const answer = arguments[arguments.length - 1]
      const given = Array.prototype.slice.call(arguments, 0, -1)
      Promise.resolve().then(() => (${source})(...given)).then(
        (value) => answer({ value: value === undefined ? null : value }),
        (error) => answer({ error: String(error) }),
      )`
    const said = await this.command<{ value: T; error?: string }>('POST', '/execute/async', {
      script,
      args,
    })
    if (said.error) throw new Error(said.error)
    return said.value
  }

  element(ref: ElementRef, path: string): string {
    return `/element/${ref[elementKey]}${path}`
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } }
    if (!response.ok) throw new Error(`${value.error ?? ''}: ${value.message ?? ''} (${path})`)
    return value
  }
}
