import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'

const output = process.env.ALONGSIDE_OUTPUT ?? 'test-results/journeys'
const tablet = { deviceScaleFactor: 2, hasTouch: true, isMobile: true }
const landscape = { ...tablet, viewport: { width: 1180, height: 820 } }
const portrait = { ...tablet, viewport: { width: 820, height: 1180 } }

/** Each journey starts its own endpoint and its own browser profile: see tests/support. */
const config: PlaywrightTestConfig = {
  testDir: 'tests',
  outputDir: output,
  timeout: 600_000,
  expect: { timeout: 30_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list'], ['json']],
  projects: [
    { name: 'landscape', testMatch: 'journeys/both/*.spec.ts', use: landscape },
    { name: 'portrait', testMatch: 'journeys/both/*.spec.ts', use: portrait },
    { name: 'once', testMatch: 'journeys/once/*.spec.ts', use: landscape },
    { name: 'screens', testMatch: 'journeys/screens/*.spec.ts', use: landscape },
    { name: 'webkit', testMatch: 'webkit/*.spec.ts', use: landscape, timeout: 900_000 },
  ],
}

export default defineConfig(config)
