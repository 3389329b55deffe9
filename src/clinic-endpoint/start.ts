import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exitFor } from './cli/exits'
import { startHelp } from './cli/help'
import { startOptions } from './cli/options'
import { startClinic, type RunningClinic } from './cli/startClinic'
import { startLines } from './cli/startLines'

/** The built app lies beside the built endpoint. */
const app =
  process.env['ALONGSIDE_APP'] ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'dist')

// Whoever shares this machine must not read the record.
process.umask(0o077)

async function run(): Promise<void> {
  const options = startOptions(process.argv.slice(2), process.env)
  if (options.help) {
    process.stdout.write(startHelp)
    return
  }
  const clinic = await startClinic(options, app)
  for (const line of startLines(clinic)) console.log(line)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stop(clinic)
    })
}

/** Answers what it is answering, closes the database, and ends with 0. */
function stop(clinic: RunningClinic): void {
  clinic.close().then(
    () => process.exit(0),
    (error: unknown) => {
      end(error)
      process.exit()
    },
  )
}

function end(error: unknown): void {
  const { line, code } = exitFor(error)
  console.error(line)
  process.exitCode = code
}

try {
  await run()
} catch (error) {
  end(error)
}
