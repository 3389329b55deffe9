import { test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import { Clinic, demoSignIn } from '../../../support/clinic'
import { PlaywrightTablet } from '../../../support/playwrightTablet'
import { newestInstant } from '../../../journeys/whatTheClinicHas'
import { until } from '../../../support/until'
import type { Saved, Waiting } from '../page/main'
import { buildPage } from './buildPage'

/** A tablet on the page of the app's modules, and what it called saved. */
export class FaultTablet {
  readonly saved: Saved[] = []

  private constructor(private readonly inner: PlaywrightTablet) {}

  static async open(clinic: Clinic): Promise<FaultTablet> {
    const viewport = { width: 1180, height: 820 }
    const tablet = new FaultTablet(await PlaywrightTablet.open({ baseUrl: clinic.url, viewport }))
    await tablet.load()
    return tablet
  }

  get page(): Page {
    return this.inner.page
  }

  async signIn(): Promise<void> {
    const end = await this.page.evaluate(
      ([username, password]) => window.faults.signIn(username, password),
      [demoSignIn.username, demoSignIn.password] as const,
    )
    if (end !== 'signed-in') throw new Error(`sign-in: ${end}`)
  }

  /** Not waited for: the fault comes while it saves. */
  saveMany(patient: string, first: number, count: number): void {
    const args = [patient, first, count] as const
    this.page.evaluate((given) => window.faults.saveMany(...given), args).catch(() => undefined)
  }

  /** Sending goes on by itself from here; this does not wait for it. */
  async startSending(): Promise<void> {
    await this.page.evaluate(() => window.faults.startSyncing())
    this.page.evaluate(() => window.faults.syncNow()).catch(() => undefined)
  }

  waiting(): Promise<Waiting> {
    return this.page.evaluate(() => window.faults.waiting())
  }

  async kill(): Promise<void> {
    await this.inner.kill()
  }

  /** `before` comes when the browser is there and the page is not. */
  async reopen(before?: (page: Page) => Promise<unknown>): Promise<void> {
    await this.inner.reopen()
    await before?.(this.page)
    await this.load()
  }

  async reload(): Promise<void> {
    await this.page.reload()
    await this.page.waitForFunction(() => 'faults' in window)
  }

  async drained(within = 60_000, page = this.page): Promise<void> {
    await page.evaluate(() => window.faults.startSyncing())
    await until(
      'everything to be sent',
      async () => {
        await page.evaluate(() => window.faults.syncNow())
        const { outbox, held, reasons } = await page.evaluate(() => window.faults.waiting())
        if (outbox + held > 0)
          throw new Error(
            `${outbox} wait, ${held} held: ${reasons.join('; ')} ${this.inner.complaints.slice(-3).join('; ')}`,
          )
        return true
      },
      { within },
    )
  }

  async close(): Promise<void> {
    await this.inner.close()
  }

  /** Another page on the same profile, as a second tab. */
  async secondTab(): Promise<Page> {
    const page = await this.page.context().newPage()
    await this.load(page)
    return page
  }

  private async load(page = this.page): Promise<void> {
    await page.exposeFunction('saved', (saved: Saved) => {
      this.saved.push(saved)
    })
    await page.goto('/')
    await page.waitForFunction(() => 'faults' in window)
  }
}

interface AtTheClinic {
  readonly clinic: Clinic
  readonly tablet: FaultTablet
  /** A patient of the demo. */
  readonly patient: string
  /** The newest instant of the clinic's record before the first fault. */
  readonly since: string
}

export const test = base.extend<AtTheClinic, { readonly app: string }>({
  app: [async ({ browserName: _engine }, use) => use(await buildPage()), { scope: 'worker' }],
  clinic: async ({ app }, use) => {
    const clinic = await Clinic.open({ env: { ALONGSIDE_APP: app } })
    await use(clinic)
    await clinic.close()
  },
  patient: async ({ clinic }, use) => {
    const [patient] = await clinic.all('Patient?_count=1')
    await use(patient?.id ?? '')
  },
  since: async ({ clinic }, use) => use(await newestInstant(clinic)),
  tablet: async ({ clinic }, use) => {
    const tablet = await FaultTablet.open(clinic)
    await tablet.signIn()
    await use(tablet)
    await tablet.close()
  },
})

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))

export { expect } from '@playwright/test'
