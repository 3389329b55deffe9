import { createServer } from 'node:net'

/**
 * Fails as listening would (EADDRINUSE, EADDRNOTAVAIL, …) before anything is made: a password that
 * is shown once must not be lost to a taken port.
 */
export function assertFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      reject(Object.assign(error, { port, address: host }))
    })
    probe.listen({ host, port, exclusive: true }, () => {
      probe.close(() => {
        resolve()
      })
    })
  })
}
