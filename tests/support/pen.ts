import type { Page } from '@playwright/test'
import type { Point } from './tablet'

interface Box extends Point {
  readonly width: number
  readonly height: number
}

/**
 * A stroke with a pen, as the digitiser sends it: down, samples with pressure and tilt, up.
 * Engines without the protocol get pointer events of the same shape.
 */
export async function drawWithPen(page: Page, box: Box, points: readonly Point[]): Promise<void> {
  const samples = points.map((point, n) => ({
    x: box.x + point.x * box.width,
    y: box.y + point.y * box.height,
    force: 0.3 + 0.4 * Math.sin((Math.PI * (n + 1)) / (points.length + 1)),
  }))
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last) throw new Error('a stroke has at least one point')
  const browser = page.context().browser()?.browserType().name() ?? 'chromium'
  if (browser !== 'chromium') {
    await page.mouse.move(first.x, first.y)
    await page.mouse.down()
    for (const { x, y } of samples.slice(1)) await page.mouse.move(x, y)
    await page.mouse.up()
    return
  }
  const session = await page.context().newCDPSession(page)
  const pen = { pointerType: 'pen' as const, tiltX: 20, button: 'left' as const }
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', sample: typeof first) =>
    session.send('Input.dispatchMouseEvent', {
      ...pen,
      ...sample,
      type,
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: type === 'mouseMoved' ? 0 : 1,
    })
  await send('mousePressed', first)
  for (const sample of samples.slice(1)) await send('mouseMoved', sample)
  await send('mouseReleased', { ...last, force: 0 })
  await session.detach()
}
