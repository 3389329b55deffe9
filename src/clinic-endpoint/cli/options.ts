import { resolve } from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { mailSettingsFrom, type MailSettings } from '../mail/mailSettings'
import { BadOptions } from './badOptions'

export interface StartOptions {
  readonly host: string
  readonly port: number
  /** Absolute path of the data folder. */
  readonly data: string
  readonly certificate?: { readonly cert: string; readonly key: string }
  /** Absent: messages wait, and say why. */
  readonly mail?: MailSettings
  /** Base of the FHIR R4 server that keeps the record; absent: this endpoint itself. */
  readonly recordBase?: string
  readonly demo: boolean
  readonly help: boolean
}

interface ImportOptions {
  readonly data: string
  readonly files: readonly string[]
  readonly help: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

export function startOptions(args: readonly string[], environment: Environment): StartOptions {
  const { values } = parse({
    args: [...args],
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      data: { type: 'string' },
      cert: { type: 'string' },
      key: { type: 'string' },
      'smtp-url': { type: 'string' },
      'mail-from': { type: 'string' },
      'record-url': { type: 'string' },
      'no-demo': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const value = (name: string): string | undefined =>
    text(values[name]) ?? text(environment[`ALONGSIDE_${name.replaceAll('-', '_').toUpperCase()}`])
  const cert = value('cert')
  const key = value('key')
  if ((cert === undefined) !== (key === undefined))
    throw new BadOptions('--cert and --key belong together: give both, or neither.')
  const smtp = value('smtp-url')
  const from = value('mail-from')
  if ((smtp === undefined) !== (from === undefined))
    throw new BadOptions('--smtp-url and --mail-from belong together: give both, or neither.')
  const record = value('record-url')
  return {
    host: value('host') ?? '127.0.0.1',
    port: portFrom(value('port') ?? '4180'),
    data: resolve(value('data') ?? 'clinic-data'),
    ...(cert !== undefined && key !== undefined ? { certificate: { cert, key } } : {}),
    ...(smtp !== undefined && from !== undefined ? { mail: mailSettingsFrom(smtp, from) } : {}),
    ...(record !== undefined ? { recordBase: recordBaseFrom(record) } : {}),
    demo: values['no-demo'] !== true,
    help: values['help'] === true,
  }
}

export function importOptions(args: readonly string[], environment: Environment): ImportOptions {
  const { values, positionals } = parse({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  const help = values['help'] === true
  if (positionals.length === 0 && !help)
    throw new BadOptions('Name the files or folders to import: npm run import -- FILES…')
  const data = resolve(text(values['data']) ?? text(environment['ALONGSIDE_DATA']) ?? 'clinic-data')
  return { data, files: positionals, help }
}

/** Plain http is for this machine alone: a tablet needs https, or it cannot keep anything safely. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function parse(config: ParseArgsConfig): {
  values: Record<string, unknown>
  positionals: string[]
} {
  try {
    return parseArgs(config)
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new BadOptions(`${reason}. --help lists what is known.`)
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A record goes over the network only encrypted. */
function recordBaseFrom(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (!url || !safe || url.search || url.hash || url.username)
    throw new BadOptions(`${value} is no address of a FHIR server: give https://…/fhir`)
  return url.href.replace(/\/+$/, '')
}

function portFrom(value: string): number {
  const port = Number(value)
  if (!/^\d{1,5}$/.test(value) || port < 1 || port > 65_534)
    throw new BadOptions(`${value} is not a port: give a number from 1 to 65534.`)
  return port
}
