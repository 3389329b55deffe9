import { gzipSync } from 'node:zlib'
import { newProfile } from '../browser.mjs'
import { serve } from '../serve.mjs'

/** JavaScript that the page itself asks for before its first screen stands, gzipped, in kB. */
async function firstLoad(url, ready) {
  const profile = newProfile()
  const { context, page } = await profile.open()
  const sizes = []
  page.on('response', (response) => {
    const own = response.request().resourceType() === 'script' && !response.url().includes('/sw.')
    if (own) sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length))
  })
  try {
    await page.goto(url)
    await page.waitForSelector(ready)
    const bytes = await Promise.all(sizes)
    return bytes.reduce((sum, size) => sum + size, 0) / 1000
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
