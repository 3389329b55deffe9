import type { WriteStream } from 'node:tty'

/** One line that counts up on a terminal; a line per thousand into a file. */
interface Progress {
  readonly show: (done: number, total: number) => void
  /** Makes room for another line. */
  readonly clear: () => void
}

const EVERY = 1000

export function openProgress(out: WriteStream): Progress {
  let last = 0
  const line = (done: number, total: number): string =>
    `${String(done)} of ${String(total)} resources`
  if (!out.isTTY)
    return {
      show: (done, total) => {
        if (Math.floor(done / EVERY) > Math.floor(last / EVERY)) out.write(`${line(done, total)}\n`)
        last = done
      },
      clear: () => undefined,
    }
  return {
    show: (done, total) => {
      out.write(`\r${line(done, total)}`)
    },
    clear: () => {
      out.write('\r\u001b[K')
    },
  }
}
