import { readFileSync, readdirSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { until } from './until'

/** Processes whose command line holds `part`, on Linux and on macOS. */
function processesWith(part: string): { pid: number; args: string }[] {
  return commandLines().filter(({ pid, args }) => pid !== process.pid && args.includes(part))
}

function commandLines(): { pid: number; args: string }[] {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-axo', 'pid=,args='], { encoding: 'utf8' })
    return stdout.split('\n').map((line) => {
      const [pid = '0', ...args] = line.trim().split(/\s+/)
      return { pid: Number(pid), args: args.join(' ') }
    })
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return [{ pid: Number(pid), args }]
      } catch {
        return [] // It ended while we looked.
      }
    })
}

/** The browser itself of a profile: the one process of it that is not a helper. */
export function browserPid(profile: string): number {
  const own = processesWith(profile).find(({ args }) => !args.includes('--type='))
  if (!own) throw new Error(`no browser runs on profile ${profile}`)
  return own.pid
}

/** Kills as the system does when it takes the tablet away: no unload, no flush. */
export async function killHard(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await until(`process ${pid} to be gone`, () => (isAlive(pid) ? undefined : true))
}

/** Nobody of that profile may live on, or the next start joins the old one. */
export async function allGone(profile: string): Promise<void> {
  await until(`the processes of ${profile} to be gone`, () =>
    processesWith(profile).length === 0 ? true : undefined,
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  if (process.platform !== 'linux') return true
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
