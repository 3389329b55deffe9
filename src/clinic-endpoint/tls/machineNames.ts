import { hostname, networkInterfaces } from 'node:os'

/** Under which names a tablet may reach this machine. */
export interface MachineNames {
  readonly dns: readonly string[]
  /** IPv4 and IPv6 without zone; link-local addresses are of no use to a browser. */
  readonly addresses: readonly string[]
}

export function machineNames(): MachineNames {
  const host = hostname().toLowerCase()
  const bare = host.replace(/\.local$/, '')
  const own = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map((one) => one.address.split('%')[0] ?? '')
    .filter((address) => address !== '' && !address.toLowerCase().startsWith('fe80:'))
  return {
    dns: [...new Set(['localhost', host, bare, `${bare}.local`])].filter(isDnsName),
    addresses: [...new Set(['127.0.0.1', '::1', ...own])].sort(),
  }
}

/** The address that a tablet in the same room most likely reaches: the first IPv4 that leaves. */
export function addressForTablets(names: MachineNames): string | undefined {
  return names.addresses.find((address) => address.includes('.') && !address.startsWith('127.'))
}

function isDnsName(name: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name)
}
