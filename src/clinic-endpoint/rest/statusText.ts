import { STATUS_CODES } from 'node:http'

/** `201 Created`, as an entry of a Bundle says it. */
export function httpStatusText(status: number): string {
  return `${String(status)} ${STATUS_CODES[status] ?? ''}`.trim()
}
