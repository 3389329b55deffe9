/**
 * Answers for one bench page in WebKitGTK, under a display: `node webkit.mjs URL '[[…], …]'` asks
 * each line's questions in one fresh profile and prints all answers as one line of JSON.
 */
/* global window */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'

const [url, asked] = process.argv.slice(2)
const { module } = await runnerImport(resolve('tests/webkit/webdriver.ts'), { configFile: false })

/** A question too long for the driver's own patience would look like a crash. */
const PATIENCE_MS = 280_000

async function inFreshProfile(questions) {
  const profile = mkdtempSync(join(tmpdir(), 'alongside-bench-webkit-'))
  const args = [`--profile=${profile}`, '--size=1180x820']
  const driver = await module.WebDriver.start({
    browserName: 'alongside-tablet',
    'webkitgtk:browserOptions': { binary: resolve('tests/webkit/launch.py'), args },
  })
  try {
    await driver.command('POST', '/timeouts', { script: PATIENCE_MS, pageLoad: 60_000 })
    await driver.command('POST', '/url', { url })
    const answers = []
    for (const question of questions)
      answers.push(
        await driver.run(
          String((name, ...given) => window.bench[name](...given)),
          question,
        ),
      )
    return answers
  } finally {
    driver.stop()
    await new Promise((done) => setTimeout(done, 500))
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

const answers = []
for (const questions of JSON.parse(asked)) answers.push(await inFreshProfile(questions))
console.log(JSON.stringify(answers))
process.exit()
