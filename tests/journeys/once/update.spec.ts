import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Clinic } from '../../support/clinic'
import { PlaywrightTablet } from '../../support/playwrightTablet'
import type { Target } from '../../support/tablet'
import { addReading, dialog, openVisit, seesStatus, signIn, waitUntilSafe } from '../hand'
import { inkIsKept, line, openSection, present, stroke, takeTool } from '../presentHand'

const ready: Target = { text: 'A new version is ready. Your visit stays open.' }

test('a new version in the middle of a visit waits for a yes and takes nothing away', async ({
  viewport,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-build-'))
  cpSync('dist', folder, { recursive: true })
  const clinic = await Clinic.open({ env: { ALONGSIDE_APP: folder } })
  const size = viewport ?? { width: 1180, height: 820 }
  const tablet = await PlaywrightTablet.open({ baseUrl: clinic.url, viewport: size })
  try {
    await signIn(tablet)
    await waitUntilSafe(tablet)
    await openVisit(tablet, 'James Earl Whitfield')
    await tablet.tap({ role: 'button', name: 'Add a reading' })
    const upper: Target = { role: 'textbox', name: 'Upper number', within: dialog }
    await tablet.fill(upper, '131')

    await clinic.stop()
    makeNewer(folder)
    await clinic.start()
    await tablet.run(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      await registration?.update()
    })
    await tablet.see(ready)
    expect(await tablet.page.getByLabel('Upper number').inputValue(), 'typed words stay').toBe(
      '131',
    )
    await tablet.tap({ role: 'button', name: 'Cancel', within: dialog })
    await addReading(tablet, { what: 'Blood pressure', upper: 131, lower: 79 })
    await present(tablet, 'What is happening in your body')
    await takeTool(tablet, 'Pen')
    await stroke(tablet, line({ x: 0.2, y: 0.3 }, { x: 0.5, y: 0.35 }))
    await inkIsKept(tablet)
    expect(await buildOf(tablet), 'still the old one').toBe('')

    const before = await tablet.run(() => location.pathname)
    await tablet.tap({ role: 'button', name: 'Use it now' })
    await expect.poll(() => buildOf(tablet).catch(() => ''), { timeout: 30_000 }).toBe('newer')
    expect(await tablet.run(() => location.pathname), 'the visit stays open').toBe(before)
    await openSection(tablet, 'What is happening in your body')
    await tablet.see({ role: 'img', name: /^Drawing by .* Marks: 1/ })
    await tablet.tap({ role: 'button', name: 'Done' })
    await seesStatus(tablet, 'All sent', 60_000)
    await tablet.see({ role: 'button', name: /Blood pressure.*131/s })
  } finally {
    await tablet.close()
    await clinic.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** The page says which build it is; the worker's list says that the page is another one. */
function makeNewer(folder: string): void {
  const page = join(folder, 'index.html')
  const marked = '<head><meta name="build" content="newer" />'
  writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', marked))
  const worker = join(folder, 'sw.js')
  const script = readFileSync(worker, 'utf8')
  const listed = /(["']?revision["']?: *["'])[0-9a-f]{32}(["'],? *["']?url["']?: *["']index\.html)/
  const listedToo = /(url["']?: *["']index\.html["'], *["']?revision["']?: *["'])[0-9a-f]{32}/
  const next = script
    .replace(listed, `$1${'0'.repeat(32)}$2`)
    .replace(listedToo, `$1${'0'.repeat(32)}`)
  if (next === script) throw new Error('the worker does not list index.html')
  writeFileSync(worker, next)
}

function buildOf(tablet: PlaywrightTablet): Promise<string> {
  return tablet.run(
    () => document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content ?? '',
  )
}
