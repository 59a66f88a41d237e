import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { launchElectron } from '#host/shells/launch-electron'

const folder = mkdtempSync(join(tmpdir(), 'meetlat-launch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A program that runs this code in the place of Electron. */
function program(name: string, code: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!${process.execPath}\n${code}`)
  chmodSync(path, 0o755)
  return path
}

test('[SH-36] Electron gets the app, and the options behind a separator, so that none of them is taken for one of Chromium', async () => {
  const told = join(folder, 'told.json')
  const executable = program(
    'tell.cjs',
    `require('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify([process.argv.slice(2), 'ELECTRON_RUN_AS_NODE' in process.env]))
    process.exit(7)`,
  )
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  expect(await launchElectron({ executable, app: '/the/app', args: ['--display', '2'], env })).toBe(7)
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  expect(JSON.parse(readFileSync(told, 'utf8'))).toEqual([[...asRoot, '/the/app', '--', '--display', '2'], false])
})

test('[SH-36] a signal is passed on, and how Electron ended is how the start ends', async () => {
  const ready = join(folder, 'ready')
  const waits = program(
    'wait.cjs',
    `process.once('SIGTERM', () => process.exit(3)); setInterval(() => undefined, 1000); require('node:fs').writeFileSync(${JSON.stringify(ready)}, '')`,
  )
  const ended = launchElectron({ executable: waits, app: '/the/app', args: [], env: process.env })
  await vi.waitUntil(() => existsSync(ready), { timeout: 10_000 })
  process.emit('SIGTERM')
  expect(await ended).toBe(3)
  expect(process.listenerCount('SIGTERM')).toBe(0)

  const dies = program('die.cjs', `process.kill(process.pid, 'SIGKILL')`)
  expect(await launchElectron({ executable: dies, app: '/the/app', args: [], env: process.env })).toBe(137)
})

test('[SH-36] an Electron that cannot be started is an error', async () => {
  await expect(launchElectron({ executable: join(folder, 'nothing'), app: '/', args: [], env: process.env })).rejects.toThrow(
    'ENOENT',
  )
})
