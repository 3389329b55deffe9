import { readdirSync, readFileSync } from 'node:fs'

/** The process of this WebKitGTK that keeps its storage; it does not name the profile. */
export function networkProcess(profile: string): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        const parent = / \(.*\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]
        return [{ pid: Number(pid), args, parent: Number(parent) }]
      } catch {
        return [] // it ended while we looked
      }
    })
  const browser = all.find(({ args }) => args.includes(`--profile=${profile}`))
  const own = all.find(
    ({ args, parent }) => parent === browser?.pid && args.includes('WebKitNetworkProcess'),
  )
  if (!own) throw new Error(`no network process of ${profile}`)
  return own.pid
}
