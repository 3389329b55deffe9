import { mkdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { Clinic } from '../../support/clinic'
import { PlaywrightTablet } from '../../support/playwrightTablet'
import { WebkitTablet } from '../../webkit/webkitTablet'
import { everyScreen } from '../everyScreen'
import { addReading } from '../hand'
import { test } from '../fixtures'

const landscape = { width: 1180, height: 820 }
const portrait = { width: 820, height: 1180 }
const looks = [
  { name: 'landscape', viewport: landscape },
  { name: 'portrait', viewport: portrait },
  { name: 'landscape-dark', viewport: landscape, dark: true },
  { name: 'portrait-dark', viewport: portrait, dark: true },
  { name: 'landscape-largest', viewport: landscape, largest: true },
  { name: 'portrait-largest', viewport: portrait, largest: true },
  { name: 'landscape-spanish', viewport: landscape, spanish: true },
  { name: 'portrait-spanish', viewport: portrait, spanish: true },
  { name: 'landscape-webkit', viewport: landscape, webkit: true },
  { name: 'portrait-webkit', viewport: portrait, webkit: true },
]

/** Nothing is compared: the pictures are for people to look at. */
for (const { name, viewport, ...look } of looks)
  test(`pictures of every screen: ${name}`, async () => {
    const { dark = false, largest = false, spanish = false, webkit = false } = look
    const folder = `test-results/screens/${name}`
    mkdirSync(folder, { recursive: true })
    const clinic = await Clinic.open()
    const engine = webkit ? WebkitTablet : PlaywrightTablet
    const tablet = await engine.open({ baseUrl: clinic.url, viewport, dark })
    let count = 0
    const picture = async (screen: string) => {
      const file = `${folder}/${String((count += 1)).padStart(2, '0')}-${screen}`
      await setTimeout(700)
      await tablet.run(twoFrames) // a busy machine shows what it has painted, not what is there
      await tablet.screenshot(`${file}.png`)
      if (!(tablet instanceof PlaywrightTablet)) return
      const rest = await tablet.run(() => document.documentElement.scrollHeight - innerHeight)
      if (rest > 40) await tablet.page.screenshot({ path: `${file}-whole.png`, fullPage: true })
    }
    const prepare = async () => {
      await tablet.goto('/settings')
      if (largest) await tablet.tap({ role: 'radio', name: 'Largest' })
      await setTimeout(500) // a page that goes at once takes the change with it
      await tablet.goto('/visit/james-whitfield')
      await tablet.see({ css: '.vbar' })
      // Something must wait, or the tablet's own screen has nothing to show.
      await clinic.stop()
      await addReading(tablet, { what: 'Blood pressure', upper: 128, lower: 76 })
      await tablet.goto('/settings')
      if (spanish) {
        await tablet.tap({ role: 'radio', name: 'Español' })
        await tablet.see({ role: 'heading', name: 'Ajustes' })
        await setTimeout(500)
      }
    }
    try {
      await everyScreen(tablet, picture, prepare)
    } finally {
      await tablet.close()
      await clinic.close()
    }
  })

function twoFrames(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        done()
      })
    })
  })
}
