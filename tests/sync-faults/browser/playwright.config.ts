import { defineConfig } from '@playwright/test'

/** Real faults in real browsers. Each test starts its own endpoint and its own profile. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results/faults-browser/traces',
  timeout: process.env['ALONGSIDE_LONG'] === '1' ? 3 * 3_600_000 : 600_000,
  expect: { timeout: 30_000 },
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  reporter: [['list'], ['json']],
  projects: [
    { name: 'chromium', testMatch: '*.spec.ts', testIgnore: 'webkit*.spec.ts' },
    { name: 'webkit', testMatch: 'webkit*.spec.ts' },
  ],
})
