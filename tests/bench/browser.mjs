/* global window */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumArgs, haveChromium } from '../support/browsers.mjs'

/**
 * A browser profile that outlives its processes: each `open` is a cold start on warm storage.
 * @param {string} [from] folder of a profile to begin as a copy of
 */
export function newProfile(from) {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-'))
  if (from) cpSync(from, folder, { recursive: true })
  return {
    folder,
    open: async () => {
      const context = await chromium.launchPersistentContext(folder, {
        executablePath: haveChromium().path,
        chromiumSandbox: false,
        args: chromiumArgs,
        viewport: { width: 1180, height: 820 },
      })
      return { context, page: context.pages()[0] ?? (await context.newPage()) }
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** Opens the bench page in a fresh process and hands it to `work` as `asking(question, ...args)`. */
export async function withPage(profile, url, work) {
  const { context, page } = await profile.open()
  try {
    await page.goto(url)
    await page.waitForFunction(() => 'bench' in window)
    const asking = (question, ...args) =>
      page.evaluate(([name, given]) => window.bench[name](...given), [question, args])
    return await work(asking, page, context)
  } finally {
    await context.close()
  }
}

/** Opens the bench page in a fresh process, asks it one thing, closes it. */
export const ask = (profile, url, question, ...args) =>
  withPage(profile, url, (asking) => asking(question, ...args))

/** The same in a profile that is nobody else's. */
export async function askAnew(url, question, ...args) {
  const profile = newProfile()
  try {
    return await ask(profile, url, question, ...args)
  } finally {
    profile.remove()
  }
}

/** A page that was left is held until its last frame and its last answer are through. */
const SETTLED_MS = 3_000

/** Bytes that the page's own scripts hold, once everything that can go is gone. */
export async function heapOf(context, page) {
  await page.waitForTimeout(SETTLED_MS)
  const session = await context.newCDPSession(page)
  for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize + backingStorageSize
}
