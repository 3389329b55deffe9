/* global window, document, requestAnimationFrame */
import { newProfile } from '../browser.mjs'
import { byTurns, median } from '../figures.mjs'
import { serve } from '../servers/serve.mjs'

/**
 * From navigation to the painted list with no network and a new browser process. Ours is Today with
 * the day's visits, for a clinician who is signed in; the floor is the blank list.
 */
export async function coldStart(blankFolder, clinic) {
  const floor = newProfile()
  const server = await serve(blankFolder)
  await prepare(floor, server.url, async (page) => page.waitForSelector('li'))
  await server.close()

  const ours = newProfile()
  await prepare(ours, clinic.url, async (page) => {
    await page.getByLabel('User name').fill(clinic.signIn.username)
    await page.getByLabel('Password').fill(clinic.signIn.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Safe to leave Wi-Fi').waitFor({ timeout: 120_000 })
  })
  await clinic.stop()

  try {
    const [a, b] = await byTurns(
      7,
      () => timeToSee(ours, clinic.url, '.vrow'),
      () => timeToSee(floor, server.url, 'li'),
    )
    const ratio = median(a) / median(b)
    return [
      {
        what: 'cold start offline, to Today',
        ours: median(a),
        floor: median(b),
        unit: 'ms',
        ratio,
        budget: '<= 2x a blank Vue list PWA',
        met: ratio <= 2,
      },
    ]
  } finally {
    ours.remove()
    floor.remove()
  }
}

/** First visit: until it stands and its worker has everything in hand. */
async function prepare(profile, url, until) {
  const { context, page } = await profile.open()
  try {
    await page.goto(url)
    await until(page)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.reload()
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  } finally {
    await context.close()
  }
}

/** Milliseconds from the start of navigation until the frame after `selector` came. */
async function timeToSee(profile, url, selector) {
  const { context, page } = await profile.open()
  try {
    await page.addInitScript((wanted) => {
      const look = () => {
        if (!document.querySelector(wanted)) return requestAnimationFrame(look)
        return requestAnimationFrame(() => (window.seenAt = performance.now()))
      }
      look()
    }, selector)
    await page.goto(url, { waitUntil: 'commit' })
    const seen = await page.waitForFunction(() => window.seenAt)
    return await seen.jsonValue()
  } finally {
    await context.close()
  }
}
