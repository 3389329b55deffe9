import { addressForTablets, machineNames } from '../tls/machineNames'

/** `https://192.168.1.20:4180/` for people, whatever the server was told to listen on. */
export function shownAddress(scheme: 'http' | 'https', host: string, port: number): string {
  const name = isEverywhere(host) ? (addressForTablets(machineNames()) ?? 'localhost') : host
  return `${scheme}://${name.includes(':') ? `[${name}]` : name}:${String(port)}/`
}

export function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}
