import { test as base } from '@playwright/test'
import { newestInstant } from '../../../journeys/whatTheClinicHas'
import { Clinic, demoSignIn } from '../../../support/clinic'
import { until } from '../../../support/until'
import { WebkitTablet } from '../../../webkit/webkitTablet'
import type { Saved } from '../page/main'
import { buildPage } from './buildPage'

interface AtTheClinic {
  readonly clinic: Clinic
  readonly tablet: WebkitFaultTablet
  readonly patient: string
  readonly since: string
}

/** The page of the app's modules on WebKitGTK. */
class WebkitFaultTablet {
  readonly saved: Saved[] = []

  constructor(readonly web: WebkitTablet) {}

  get profile(): string {
    return this.web.profile
  }

  async drained(): Promise<void> {
    await this.web.run(() => window.faults.startSyncing())
    await until(
      'everything to be sent',
      async () => {
        await this.web.run(() => window.faults.syncNow())
        const { outbox, held, reasons } = await this.web.run(() => window.faults.waiting())
        if (outbox + held > 0)
          throw new Error(`${outbox} wait, ${held} held: ${reasons.join('; ')}`)
        return true
      },
      { within: 60_000 },
    )
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
    const viewport = { width: 1180, height: 820 }
    const web = await WebkitTablet.open({ baseUrl: clinic.url, viewport })
    await web.goto('/')
    await until('the page', async () =>
      (await web.run(() => 'faults' in window)) ? true : undefined,
    )
    const signIn = (username: string, password: string) => window.faults.signIn(username, password)
    await web.run(signIn, demoSignIn.username, demoSignIn.password)
    await use(new WebkitFaultTablet(web))
    await web.close()
  },
})

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))

export { expect } from '@playwright/test'
