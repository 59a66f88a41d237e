import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startKiosk } from '../../support/kiosk-process.ts'

const main = join(import.meta.dirname, '../../../host/cli/main.ts')

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meetlat-main-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    timeout: 15_000,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env },
  })
}

describe('a kiosk without a screen of its own', () => {
  test('[SH-11] [OP-6] says in one line of JSON where it is, and each address in it opens as it stands', async () => {
    const kiosk = await startKiosk(['--source', 'none', '--data', folder])
    expect(kiosk.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await kiosk.get('/api/session')).toMatchObject({ phase: 'idle' })
    for (const address of Object.values(kiosk.screens)) {
      const page = await fetch(address)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('<html')
    }
    await kiosk.end()
  })

  test('[SH-12] SIGTERM ends it within 2 s with exit code 0, with a simulator running and a screen that never hangs up', async () => {
    const kiosk = await startKiosk(['--source', 'sim', '--data', folder])
    const socket = new WebSocket(`${kiosk.url.replace('http', 'ws')}/live`)
    await once(socket, 'open')
    const started = performance.now()
    expect(await kiosk.end()).toBe(0)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('what the one who started it is told', () => {
  test('[SH-12] a kiosk that npm started ends within 2 s when npm ends, whose shell passes no signal on', async () => {
    const command = `"${process.execPath}" "${main}" --shell none --source none --port 0 --data "${folder}"; true`
    const shell = spawn('sh', ['-c', command], {
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(createInterface(shell.stdout), 'line')
    const began = performance.now()
    shell.kill('SIGTERM')
    // Its output is open for as long as the kiosk lives.
    await once(shell, 'close')
    expect(performance.now() - began).toBeLessThan(2000)
  })

  test('[SH-13] --help goes to standard output; a wrong option is one sentence on standard error, and exit code 2', () => {
    expect(run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('--source'), stderr: '' })
    expect(run(['--shell', 'x'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^--shell .*\n.*--help/) })
  })

  test('[SO-33] a capture that cannot be played is named in one sentence, with exit code 2', () => {
    writeFileSync(join(folder, 'a.capture'), 'no capture')
    for (const [file, sentence] of [
      ['nowhere', /^There is no file .*nowhere\.\n$/],
      ['a.capture', /^.*a\.capture is no capture: .*\n$/],
    ] as const) {
      const ended = run(['--shell', 'none', '--source', `replay:${join(folder, file)}`, '--data', folder])
      expect(ended).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(sentence) })
    }
  })

  test('[SH-17] a folder that another Meetlat uses is named, with what to do', async () => {
    const kiosk = await startKiosk(['--source', 'none', '--data', folder])
    expect(run(['--shell', 'none', '--port', '0', '--data', folder])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/running already .*--data/),
    })
    await kiosk.end()
  })

  test('[SH-17] a folder that is none, and an address of another machine, are named', () => {
    writeFileSync(join(folder, 'file'), '')
    for (const data of [join(folder, 'file', 'data'), join(folder, 'a'.repeat(300))])
      expect(run(['--shell', 'none', '--data', data])).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^The folder .* cannot be written to .*--data/),
      })
    const host = run(['--shell', 'none', '--port', '0', '--host', '192.0.2.1', '--data', folder])
    expect(host).toMatchObject({ status: 1, stderr: expect.stringMatching(/192\.0\.2\.1 is not an address .*--host/) })
  })
})

test('[SH-18] an Electron that dies at once gives way to the browser, and both are said', async () => {
  const electron = join(folder, 'electron')
  mkdirSync(electron)
  writeFileSync(join(electron, 'electron'), '#!/bin/sh\nexit 127\n')
  chmodSync(join(electron, 'electron'), 0o755)
  const env = { PATH: folder, HOME: folder, DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: electron }
  const kiosk = spawn(
    process.execPath,
    [main, '--source', 'none', '--port', '0', '--host', '127.0.0.1', '--data', join(folder, 'data')],
    {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const lines = createInterface(kiosk.stdout)
  const said: string[] = []
  for await (const line of lines) if (said.push(line) === 2) break
  expect(said[0]).toMatch(/kiosk window cannot be opened: .*127/)
  expect(said[1]).toMatch(/Open the big screen in a browser: http:\/\/127/)
  kiosk.kill('SIGTERM')
  await once(kiosk, 'exit')
  expect(existsSync(join(folder, 'data', 'journal.sqlite'))).toBe(true)
})
