import { dataFolder } from './cli/dataFolder'
import { exitFor, exits } from './cli/exits'
import { importHelp } from './cli/help'
import { importOptions } from './cli/options'
import { openProgress } from './cli/progress'
import { importFiles } from './import/importFiles'
import { refusalLines, summaryLines } from './import/report'
import { openStore } from './store/openStore'

// Whoever shares this machine must not read the record.
process.umask(0o077)

async function run(): Promise<number> {
  const options = importOptions(process.argv.slice(2), process.env)
  if (options.help) {
    process.stdout.write(importHelp)
    return 0
  }
  const store = openStore(dataFolder(options.data).database)
  const progress = openProgress(process.stdout)
  try {
    const report = await importFiles(store, options.files, {
      progress: progress.show,
      refused: (refusal) => {
        progress.clear()
        for (const line of refusalLines(refusal)) console.error(line)
      },
    })
    progress.clear()
    for (const line of summaryLines(report)) console.log(line)
    return report.refused.length > 0 ? exits.someRefused : 0
  } finally {
    store.close()
  }
}

try {
  process.exitCode = await run()
} catch (error) {
  const { line, code } = exitFor(error)
  console.error(line)
  process.exitCode = code
}
