import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  chromium,
  expect,
  webkit,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test'
import { chromiumArgs, haveChromium } from './browsers.mjs'
import { drawWithPen } from './pen'
import { allGone, browserPid, killHard } from './processes'
import type { Point, Tablet, TabletOptions, Target } from './tablet'

/** A tablet on Chromium (or on Playwright's WebKit) with a profile that outlives its processes. */
export class PlaywrightTablet implements Tablet {
  readonly profile = mkdtempSync(join(tmpdir(), 'alongside-tablet-'))
  /** What the page complained about: uncaught errors and console errors. */
  readonly complaints: string[] = []
  private context: BrowserContext | undefined
  private current: Page | undefined

  private constructor(
    readonly engine: 'chromium' | 'webkit',
    private readonly options: TabletOptions,
  ) {}

  static async open(
    options: TabletOptions,
    engine: 'chromium' | 'webkit' = 'chromium',
  ): Promise<PlaywrightTablet> {
    const tablet = new PlaywrightTablet(engine, options)
    await tablet.reopen()
    return tablet
  }

  get page(): Page {
    if (!this.current) throw new Error('the tablet is off')
    return this.current
  }

  async reopen(): Promise<void> {
    const { viewport, baseUrl, dark = false, locale = 'en-GB', extraArgs = [] } = this.options
    const common = {
      baseURL: baseUrl,
      viewport,
      locale,
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      colorScheme: dark ? ('dark' as const) : ('light' as const),
    }
    // A killed Chromium leaves a lock that names a process which is gone.
    for (const name of readdirSync(this.profile))
      if (name.startsWith('Singleton')) rmSync(join(this.profile, name), { force: true })
    this.context =
      this.engine === 'chromium'
        ? await chromium.launchPersistentContext(this.profile, {
            ...common,
            executablePath: haveChromium().path,
            chromiumSandbox: false,
            args: [...chromiumArgs, ...extraArgs],
          })
        : await webkit.launchPersistentContext(this.profile, common)
    this.current = this.context.pages()[0] ?? (await this.context.newPage())
    this.current.setDefaultTimeout(30_000)
    this.current.on('pageerror', (error) => this.complaints.push(error.message))
    this.current.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path)
  }

  async reload(): Promise<void> {
    await this.page.reload()
  }

  async tap(target: Target): Promise<void> {
    await this.find(target).tap()
  }

  async fill(target: Target, text: string): Promise<void> {
    await this.find(target).fill(text)
  }

  async choose(target: Target, option: string): Promise<void> {
    await this.find(target).selectOption({ label: option })
  }

  async see(target: Target, within = 30_000): Promise<void> {
    await expect(this.find(target).first()).toBeVisible({ timeout: within })
  }

  async gone(target: Target, within = 30_000): Promise<void> {
    await expect(this.find(target).filter({ visible: true })).toHaveCount(0, { timeout: within })
  }

  async isSeen(target: Target): Promise<boolean> {
    return (await this.count(target)) > 0
  }

  count(target: Target): Promise<number> {
    return this.find(target).filter({ visible: true }).count()
  }

  text(target: Target): Promise<string> {
    return this.find(target).first().innerText()
  }

  run<T, A extends readonly unknown[]>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    const source = `(${String(fn)})(...${JSON.stringify(args)})`
    return this.page.evaluate<T>(source)
  }

  async draw(target: Target, points: readonly Point[]): Promise<void> {
    await drawWithPen(this.page, await this.boxOf(target), points)
  }

  async touch(target: Target, at: Point): Promise<void> {
    const box = await this.boxOf(target)
    await this.page.touchscreen.tap(box.x + at.x * box.width, box.y + at.y * box.height)
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file })
  }

  async kill(): Promise<void> {
    const closed = this.context?.waitForEvent('close', { timeout: 30_000 })
    await killHard(browserPid(this.profile))
    await closed
    this.context = this.current = undefined
    await allGone(this.profile)
  }

  async close(): Promise<void> {
    await this.context?.close()
    this.context = this.current = undefined
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }

  find(target: Target): Locator {
    const root = target.within ? this.find(target.within) : this.page
    let found: Locator
    if (target.testId !== undefined) found = root.getByTestId(target.testId)
    else if (target.css !== undefined) found = root.locator(target.css)
    else if (target.role !== undefined) {
      const name = target.name === undefined ? {} : { name: target.name, exact: true }
      found = root.getByRole(target.role as Parameters<Page['getByRole']>[0], name)
      if (target.text !== undefined) found = found.filter({ hasText: target.text })
    } else found = root.getByText(target.text ?? '', { exact: true })
    return target.nth === undefined ? found : found.nth(target.nth)
  }

  private async boxOf(target: Target): Promise<Point & { width: number; height: number }> {
    const box = await this.find(target).boundingBox()
    if (!box) throw new Error('nothing there to draw on')
    return box
  }
}
