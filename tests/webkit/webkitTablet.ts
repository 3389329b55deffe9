import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { allGone, browserPid, killHard } from '../support/processes'
import { until } from '../support/until'
import type { Point, Tablet, TabletOptions, Target } from '../support/tablet'
import { findInPage } from './findInPage'
import { describe, plain } from './plainTarget'
import { WebDriver, type ElementRef } from './webdriver'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)
const launcher = resolve('tests/webkit/launch.py')

/** A tablet on WebKitGTK, driven over W3C WebDriver. Needs a display: xvfb-run gives one. */
export class WebkitTablet implements Tablet {
  readonly engine = 'webkitgtk'
  readonly profile = mkdtempSync(join(tmpdir(), 'alongside-webkit-'))
  private driver: WebDriver | undefined

  private constructor(private readonly options: TabletOptions) {}

  static async open(options: TabletOptions): Promise<WebkitTablet> {
    const tablet = new WebkitTablet(options)
    await tablet.reopen()
    return tablet
  }

  async reopen(): Promise<void> {
    const { width, height } = this.options.viewport
    const args = [`--profile=${this.profile}`, `--size=${width}x${height}`]
    this.driver = await WebDriver.start({
      browserName: 'alongside-tablet',
      'webkitgtk:browserOptions': { binary: launcher, args },
    })
    await this.web.command('POST', '/timeouts', { script: 60_000, pageLoad: 60_000 })
    await this.web.command('POST', '/window/rect', { x: 0, y: 0, width, height })
  }

  async goto(path: string): Promise<void> {
    const url = new URL(path, this.options.baseUrl).href
    await this.web.command('POST', '/url', { url })
  }

  async reload(): Promise<void> {
    await this.web.command('POST', '/refresh', {})
  }

  async tap(target: Target): Promise<void> {
    await until(`to tap ${describe(target)}`, async () => {
      const ref = await this.one(target)
      if (!(await this.run(holdsStill, ref))) return undefined
      try {
        await this.web.command('POST', this.web.element(ref, '/click'), {})
        return true
      } catch (error) {
        if (!String(error).includes('intercepted')) throw error
        // The driver takes what lies behind a bar for visible; a person scrolls it free first.
        await this.run((element: unknown) => {
          ;(element as Element).scrollIntoView({ block: 'center' })
        }, ref)
        return undefined
      }
    })
  }

  async fill(target: Target, text: string): Promise<void> {
    const ref = await this.waitFor(target)
    // The driver's keyboard has no keys beyond U+FFFF, and no way into a date field.
    if (await this.run(setValue, ref, text, text === '' || /[^\0-\uFFFF]/u.test(text))) return
    await this.web.command('POST', this.web.element(ref, '/clear'), {})
    await this.web.command('POST', this.web.element(ref, '/value'), { text })
  }

  async choose(target: Target, option: string): Promise<void> {
    await this.run(
      (select: unknown, label: string) => {
        const box = select as HTMLSelectElement
        const found = [...box.options].find((one) => one.label.trim() === label)
        if (!found) throw new Error(`no option ${label}`)
        box.value = found.value
        box.dispatchEvent(new Event('input', { bubbles: true }))
        box.dispatchEvent(new Event('change', { bubbles: true }))
      },
      await this.waitFor(target),
      option,
    )
  }

  async see(target: Target, within?: number): Promise<void> {
    await this.waitFor(target, within)
  }

  async gone(target: Target, within = 30_000): Promise<void> {
    await until(
      `${describe(target)} to be gone`,
      async () => ((await this.count(target)) === 0 ? true : undefined),
      { within },
    )
  }

  async isSeen(target: Target): Promise<boolean> {
    return (await this.count(target)) > 0
  }

  async count(target: Target): Promise<number> {
    return (await this.all(target)).length
  }

  async text(target: Target): Promise<string> {
    const ref = await this.waitFor(target)
    return this.web.command('GET', this.web.element(ref, '/text'))
  }

  run<T, A extends readonly unknown[]>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    return this.web.run<T>(String(fn), args)
  }

  async draw(target: Target, points: readonly Point[]): Promise<void> {
    const box = await this.boxOf(target)
    const moves = points.map((point) => ({
      type: 'pointerMove',
      duration: 8,
      x: Math.round(box.x + point.x * box.width),
      y: Math.round(box.y + point.y * box.height),
    }))
    const [first, ...rest] = moves
    if (!first) throw new Error('a stroke has at least one point')
    const actions = [
      { ...first, duration: 0 },
      { type: 'pointerDown', button: 0 },
      ...rest,
      { type: 'pointerUp', button: 0 },
    ]
    // The driver's own pen loses its moves once the page has captured it; a mouse keeps them.
    await this.web.command('POST', '/actions', {
      actions: [{ type: 'pointer', id: 'hand', parameters: { pointerType: 'mouse' }, actions }],
    })
    await this.web.command('DELETE', '/actions')
  }

  async touch(target: Target, at: Point): Promise<void> {
    await this.draw(target, [at])
  }

  async screenshot(file: string): Promise<void> {
    const png = await this.web.command<string>('GET', '/screenshot')
    writeFileSync(file, Buffer.from(png, 'base64'))
  }

  async kill(): Promise<void> {
    await killHard(browserPid(`--profile=${this.profile}`))
    this.web.stop()
    this.driver = undefined
    await allGone(this.profile)
  }

  async close(): Promise<void> {
    this.driver?.stop()
    this.driver = undefined
    await allGone(this.profile)
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }

  private get web(): WebDriver {
    if (!this.driver) throw new Error('the tablet is off')
    return this.driver
  }

  private async all(target: Target): Promise<ElementRef[]> {
    const hasAxe = await this.run(() => 'axe' in window)
    if (!hasAxe) await this.web.command('POST', '/execute/sync', { script: axeSource, args: [] })
    return this.web.run<ElementRef[]>(String(findInPage), [plain(target)])
  }

  private async one(target: Target): Promise<ElementRef> {
    const found = await this.all(target)
    const [first] = found
    if (!first) throw new Error(`not on the screen: ${describe(target)}`)
    if (found.length > 1) throw new Error(`${found.length} on the screen: ${describe(target)}`)
    return first
  }

  private waitFor(target: Target, within = 30_000): Promise<ElementRef> {
    const ask = async () => (await this.all(target))[0]
    return until(`${describe(target)} on the screen`, ask, { within })
  }

  private async boxOf(
    target: Target,
  ): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.run(
      (element: unknown) => {
        const { x, y, width, height } = (element as Element).getBoundingClientRect()
        return { x, y, width, height }
      },
      await this.waitFor(target),
    )
  }
}

/** Runs in the page. False where the keyboard will do. */
function setValue(element: unknown, text: string, always: boolean): boolean {
  const field = element as HTMLInputElement
  if (!always && !['date', 'datetime-local'].includes(field.type)) return false
  field.focus()
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
  return true
}

/** Runs in the page: a sheet that still slides in would be tapped where it was. */
async function holdsStill(element: unknown): Promise<boolean> {
  // On a busy machine a slide stands still between two frames: it is asked whether it has ended.
  const slides = ({ playState, effect }: Animation) =>
    playState === 'running' && effect?.getComputedTiming().iterations !== Infinity
  if (document.getAnimations().some(slides)) return false
  const place = () => JSON.stringify((element as Element).getBoundingClientRect())
  const before = place()
  await new Promise((resolve) => setTimeout(resolve, 80))
  return place() === before
}
