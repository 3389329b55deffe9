import { test as base } from '@playwright/test'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newestInstant } from '../../../journeys/whatTheClinicHas'
import { Clinic, demoSignIn } from '../../../support/clinic'
import { until } from '../../../support/until'
import { WebkitTablet } from '../../../webkit/webkitTablet'
import { buildPage } from './buildPage'
import { firstRun } from './runs'

interface AtTheClinic {
  readonly clinic: Clinic
  readonly tablet: WebkitFaultTablet
  readonly patient: string
  readonly since: string
}

/** The page of the app's modules on WebKitGTK, left to itself and heard on its console. */
class WebkitFaultTablet {
  constructor(
    private readonly web: WebkitTablet,
    private readonly log: string,
  ) {}

  get profile(): string {
    return this.web.profile
  }

  async begin(patient: string, edits: number): Promise<void> {
    const batches = Array.from({ length: 1_000 }, (_, index) => firstRun() + index)
    await this.web.run(
      (at: string, numbers: readonly number[], count: number) => {
        window.faults.runAlone(at, numbers, count).catch(console.error)
      },
      patient,
      batches,
      edits,
    )
  }

  said<T>(what: string): T[] {
    const start = `CONSOLE LOG FAULTS ${what} `
    // The last line may be half written.
    const lines = readFileSync(this.log, 'utf8').split('\n').slice(0, -1)
    return lines.flatMap((line) => {
      const [, told] = line.split(start)
      return told === undefined ? [] : [JSON.parse(told) as T]
    })
  }

  hears<T>(what: string, fits: (told: T) => boolean): Promise<T> {
    return until(`"${what}"`, () => {
      const [failure] = this.said<string>('failed')
      if (failure !== undefined) throw new Error(failure)
      return this.said<T>(what).find(fits)
    })
  }
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
    const log = join(mkdtempSync(join(tmpdir(), 'alongside-console-')), 'console.log')
    process.env['ALONGSIDE_WEBKIT_LOG'] = log
    const viewport = { width: 1180, height: 820 }
    const web = await WebkitTablet.open({ baseUrl: clinic.url, viewport })
    await web.goto('/')
    await until('the page', async () =>
      (await web.run(() => 'faults' in window)) ? true : undefined,
    )
    const signIn = (username: string, password: string) => window.faults.signIn(username, password)
    await web.run(signIn, demoSignIn.username, demoSignIn.password)
    await use(new WebkitFaultTablet(web, log))
    await web.close()
  },
})

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))

export { expect } from '@playwright/test'
