import { MissingApp } from '../app-host/errors'
import { DamagedDatabase, NotStored, UnwritableFolder } from '../store/errors'
import { UnusableCertificate } from '../tls/errors'
import { BadOptions } from './badOptions'

/** What a shell script can tell apart. */
export const exits = {
  unexpected: 1,
  someRefused: 2,
  badOptions: 3,
  portTaken: 4,
  unwritableFolder: 5,
  damagedDatabase: 6,
  unusableCertificate: 7,
  missingApp: 8,
  unknownAddress: 9,
} as const

interface Exit {
  /** One line: what happened and what to do. */
  readonly line: string
  readonly code: number
}

/** Every failure that a person can mend is told in one line; the rest is ours, with its message. */
export function exitFor(error: unknown): Exit {
  if (error instanceof BadOptions) return { line: error.message, code: exits.badOptions }
  if (error instanceof UnusableCertificate)
    return { line: error.message, code: exits.unusableCertificate }
  if (error instanceof MissingApp) return { line: error.message, code: exits.missingApp }
  if (error instanceof UnwritableFolder)
    return {
      line: `${error.file} cannot be written (${oneLine(error.reason)}): choose a folder that you may write to with --data, or change its rights.`,
      code: exits.unwritableFolder,
    }
  if (error instanceof DamagedDatabase)
    return {
      line: `${error.file} cannot be used (${oneLine(error.reason)}): nothing was changed. Put back your last copy of it, or start with another --data folder.`,
      code: exits.damagedDatabase,
    }
  if (error instanceof NotStored)
    return {
      line: `The database could not keep what was written (${oneLine(reasonOf(error.cause))}): free some disk space and try again.`,
      code: exits.unwritableFolder,
    }
  return exitForSystem(error)
}

function exitForSystem(error: unknown): Exit {
  const { code, port, address } = error as NodeJS.ErrnoException & {
    readonly port?: number
    readonly address?: string
  }
  if (code === 'EADDRINUSE')
    return {
      line: `Port ${String(port)} is taken, perhaps by another Alongside: stop that program, or choose another port with --port.`,
      code: exits.portTaken,
    }
  if (code === 'EACCES' && port !== undefined)
    return {
      line: `Port ${String(port)} is not allowed for this user: choose one above 1023 with --port.`,
      code: exits.portTaken,
    }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return {
      line: `This machine has no address ${address ?? ''}: use --host 0.0.0.0 for the clinic's network, or leave --host out.`,
      code: exits.unknownAddress,
    }
  return { line: `Alongside could not go on: ${oneLine(reasonOf(error))}`, code: exits.unexpected }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
