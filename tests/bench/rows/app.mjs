/* global window, document, requestAnimationFrame */
import { gzipSync } from 'node:zlib'
import { newProfile } from '../browser.mjs'
import { serve } from '../servers/serve.mjs'

/** JavaScript that the page itself asks for before its first screen stands, gzipped, in kB. */
async function firstLoad(url, ready) {
  const profile = newProfile()
  const { context, page } = await profile.open()
  const asked = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script' && !request.url().includes('/sw.')) asked.push(request)
  })
  try {
    await page.addInitScript((wanted) => {
      const look = () => {
        if (!document.querySelector(wanted)) return requestAnimationFrame(look)
        window.seenAt = performance.now()
      }
      look()
    }, ready)
    await page.goto(url)
    const before = await page.waitForFunction(
      () =>
        window.seenAt &&
        performance
          .getEntriesByType('resource')
          .filter(({ startTime }) => startTime <= window.seenAt)
          .map(({ name }) => name),
    )
    const names = new Set(await before.jsonValue())
    const bodies = await Promise.all(
      asked
        .filter((request) => names.has(request.url()))
        .map(async (request) => (await request.response()).body()),
    )
    return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1000
  } finally {
    await context.close()
    profile.remove()
  }
}

/** The sign-in screen is the first that anybody sees. */
export async function firstLoadJs(blankFolder, clinic) {
  const server = await serve(blankFolder)
  const floor = await firstLoad(server.url, 'li')
  await server.close()
  const ours = await firstLoad(clinic.url, 'form')
  return [
    {
      what: 'first-load JavaScript, gzip',
      ours,
      floor,
      unit: 'kB',
      ratio: ours / floor,
      budget: '<= 100 kB',
      met: ours <= 100,
    },
  ]
}
