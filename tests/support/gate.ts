import { connect, createServer, type Socket } from 'node:net'
import { freePort } from './freePort'

/** Stands before a server: shut, nobody reaches it, and it keeps what it has in memory. */
export interface Gate {
  readonly port: number
  readonly open: () => Promise<void>
  readonly shut: () => Promise<void>
}

/** Open from the start; `port` is that of the server behind it, on 127.0.0.1. */
export async function openGate(behind: number): Promise<Gate> {
  const port = await freePort()
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  }
  const door = createServer((outside) => {
    const inside = connect(behind, '127.0.0.1')
    for (const [from, to] of [
      [outside, inside],
      [inside, outside],
    ] as const) {
      keep(from)
      // One end is gone: the other learns of it, as from a network that breaks.
      from.once('error', () => to.destroy())
      from.pipe(to)
    }
  })
  const gate = {
    port,
    open: () =>
      new Promise<void>((opened) => {
        door.listen(port, '127.0.0.1', opened)
      }),
    shut: () =>
      new Promise<void>((closed) => {
        door.close(() => {
          closed()
        })
        for (const socket of sockets) socket.destroy()
      }),
  }
  await gate.open()
  return gate
}
