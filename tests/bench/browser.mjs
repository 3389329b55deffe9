/* global window */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumArgs, haveChromium } from '../support/browsers.mjs'

/** A browser profile that outlives its processes: each `open` is a cold start on warm storage. */
export function newProfile() {
  const profile = mkdtempSync(join(tmpdir(), 'alongside-bench-'))
  return {
    open: async () => {
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: haveChromium().path,
        chromiumSandbox: false,
        args: chromiumArgs,
        viewport: { width: 1180, height: 820 },
      })
      return { context, page: context.pages()[0] ?? (await context.newPage()) }
    },
    remove: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** Opens the bench page in a fresh process, asks it one thing, closes it. */
export async function ask(profile, url, question, ...args) {
  const { context, page } = await profile.open()
  try {
    await page.goto(url)
    await page.waitForFunction(() => 'bench' in window)
    return await page.evaluate(([name, given]) => window.bench[name](...given), [question, args])
  } finally {
    await context.close()
  }
}
