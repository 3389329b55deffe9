import { expect, test } from '../fixtures'
import { signIn, waitUntilSafe } from '../hand'

interface Icon {
  readonly src: string
  readonly sizes: string
  readonly purpose?: string
}

test('it can be put on the home screen', async ({ tablet }) => {
  await tablet.goto('/')
  const manifest = await tablet.run(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')
    const response = await fetch(link?.href ?? '')
    return (await response.json()) as Record<string, unknown> & { icons: Icon[] }
  })
  expect(manifest).toMatchObject({
    name: 'Alongside',
    short_name: 'Alongside',
    start_url: '/',
    scope: '/',
    display: 'standalone',
  })
  const purposes = manifest.icons.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`)
  expect(purposes).toEqual(
    expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
  )
  for (const { src, sizes, purpose } of manifest.icons) {
    const icon = await tablet.run(measure, src)
    expect(`${icon.width}x${icon.height}`, src).toBe(sizes)
    // Android cuts a maskable icon to a shape: it must be filled to its corners.
    if (purpose === 'maskable') expect(icon.corner, 'filled to the corner').toBe(255)
  }

  const touch = await tablet.run(links, 'apple-touch-icon')
  expect(touch).toHaveLength(1)
  expect(await tablet.run(measure, touch[0] ?? '')).toMatchObject({ width: 180, corner: 255 })
  const splashes = await tablet.run(links, 'apple-touch-startup-image')
  expect(splashes.length).toBeGreaterThanOrEqual(10)
  for (const splash of splashes)
    expect((await tablet.run(measure, splash)).width, splash).toBeGreaterThan(1000)
})

test('the worker has the page in hand before the tablet leaves the clinic', async ({
  clinic,
  tablet,
}) => {
  await signIn(tablet)
  await waitUntilSafe(tablet)
  await tablet.reload()
  expect(await tablet.run(() => navigator.serviceWorker.controller?.state)).toBe('activated')
  await clinic.stop()
  await tablet.goto('/')
  await tablet.see({ text: 'Safe to leave Wi-Fi' })
})

test('every place of the app opens again after a reload', async ({ tablet }) => {
  await signIn(tablet)
  await waitUntilSafe(tablet)
  for (const place of ['Lessons', 'Tablet', 'Settings', 'Today']) {
    await tablet.tap({ role: 'link', name: place })
    await tablet.reload()
    await tablet.see({ role: 'link', name: place })
  }
})

/** Runs in the page. */
async function measure(src: string) {
  const picture = await createImageBitmap(await (await fetch(src)).blob())
  const { width, height } = picture
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  pen?.drawImage(picture, 0, 0)
  return { width, height, corner: pen?.getImageData(0, 0, 1, 1).data[3] ?? 0 }
}

/** Runs in the page. */
function links(rel: string): string[] {
  return [...document.querySelectorAll<HTMLLinkElement>(`link[rel="${rel}"]`)].map((l) => l.href)
}
