import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../support/freePort'
import { buildPrograms, run, startReady, type Programs } from './support/program'

let programs: Programs
beforeAll(async () => {
  programs = await buildPrograms('refused')
})
afterAll(() => {
  programs.remove()
})

/** One line, no stack, and the code that tells it apart. */
async function refusal(args: readonly string[], env: Record<string, string> = {}) {
  const { code, err, out } = await run(programs.start, args, {
    ALONGSIDE_APP: programs.app,
    ...env,
  })
  const lines = err.trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(err).not.toMatch(/ {4}at /)
  expect(out).toBe('')
  return { code, line: lines[0] ?? '' }
}

describe('start, when it cannot', () => {
  it('names a taken port', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    const data = programs.folder('port')
    const { code, line } = await refusal(['--port', String(port), '--data', data])
    expect([code, line]).toEqual([4, expect.stringContaining(String(port))])
    other.close()
  })

  it('names a folder that cannot be written', async () => {
    writeFileSync(programs.folder('file'), '')
    const { code, line } = await refusal(['--data', programs.folder('file/data')])
    expect([code, line]).toEqual([5, expect.stringContaining('--data')])
    const proc = await refusal(['--data', '/proc/nowhere'])
    expect(proc.code).toBe(5)
  })

  it.each([
    ['noise', Buffer.from('this is no database '.repeat(500))],
    ['torn', undefined],
  ])('leaves a damaged database as it is: %s', async (name, content) => {
    const data = programs.folder(`damaged-${name}`)
    const port = String(await freePort())
    if (content) {
      mkdirSync(data)
      writeFileSync(`${data}/alongside.db`, content)
    } else {
      await (await startReady(programs, ['--data', data, '--port', port])).stop()
      const whole = readFileSync(`${data}/alongside.db`)
      for (const rest of ['-wal', '-shm']) writeFileSync(`${data}/alongside.db${rest}`, '')
      whole.fill(0xee, Math.min(whole.length - 1000, 100))
      writeFileSync(`${data}/alongside.db`, whole)
    }
    const before = readFileSync(`${data}/alongside.db`)
    const { code, line } = await refusal(['--data', data, '--port', port])
    expect([code, line]).toEqual([6, expect.stringContaining('nothing was changed')])
    expect(readFileSync(`${data}/alongside.db`).equals(before)).toBe(true)
  })

  it.each([
    [['--bogus'], 3],
    [['--port', 'many'], 3],
    [['--port', '0'], 3],
    [['extra'], 3],
    [['--cert', 'only.pem'], 3],
    [['--cert', '/nowhere.pem', '--key', '/nowhere.key'], 7],
    [['--host', '203.0.113.7'], 9],
  ])('says what is wrong with %j', async (args, expected) => {
    const { code } = await refusal([...args, '--data', programs.folder('flags')])
    expect(code).toBe(expected)
  })

  it('says that the app has to be built first', async () => {
    const port = String(await freePort())
    const args = ['--port', port, '--data', programs.folder('unbuilt')]
    const { code, line } = await refusal(args, { ALONGSIDE_APP: programs.folder('no-app') })
    expect([code, line]).toEqual([8, expect.stringContaining('npm run build')])
  })

  it('explains itself with --help', async () => {
    const { out } = await run(programs.start, ['--help'])
    for (const flag of ['--host', '--port', '--data', '--cert', '--key', '--no-demo'])
      expect(out).toContain(flag)
  })
})
