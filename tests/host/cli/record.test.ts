import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { plugPtyBoard } from '../../support/pty-board.ts'

const program = fileURLToPath(new URL('../../../host/cli/record.ts', import.meta.url))

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-record-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'a.capture')
}

/** The program as its own process; `limit` is what the shell does before it. */
function record(args: readonly string[], limit = 'true') {
  const child = spawn('sh', ['-c', `${limit}; exec "$@"`, 'sh', process.execPath, program, ...args], {
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  const state = { said: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => (state.said += text))
  return {
    said: () => state.said,
    ended: once(child, 'exit').then(([code]: unknown[]) => code),
    interrupt: () => child.kill('SIGINT'),
  }
}

test('[SO-24] a strip is recorded until Ctrl-C: the hello, the frames, and ms that rise', { timeout: 30_000 }, async () => {
  const { hostPath } = await plugPtyBoard({ people: 3 })
  const file = newFile()
  const recording = record(['--source', `serial:${hostPath}`, file])
  await vi.waitFor(() => expect(recording.said()).toMatch(/Recording board [0-9A-F]+ into .*Ctrl-C/), 10_000)
  await vi.waitFor(() => expect(readFileSync(file, 'latin1').split('\n').length).toBeGreaterThan(30), 10_000)
  recording.interrupt()
  expect(await recording.ended).toBe(0)
  const text = readFileSync(file, 'latin1')
  expect(text.endsWith('\n')).toBe(true)
  const records = text
    .slice(0, -1)
    .split('\n')
    .map((line) => line.split('\t'))
  const moments = records.map(([at]) => Number(at))
  expect(moments[0]).toBe(0)
  expect(moments).toEqual([...moments].sort((a, b) => a - b))
  expect(records.some(([, line]) => /^\$[0-9A-F]{2},H,1\.0,floor,/.test(line ?? ''))).toBe(true)
  expect(records.filter(([, line]) => /^\$[0-9A-F]{2},[FD],/.test(line ?? '')).length).toBeGreaterThan(20)
  expect(recording.said()).toContain(`${records.length} lines recorded`)
})

test('[SO-24] it ends by itself after --seconds; without a board it says so and leaves no file', { timeout: 30_000 }, async () => {
  const file = newFile()
  const recording = record(['--source', 'serial:/dev/no-such-port', '--seconds', '1', file])
  expect(await recording.ended).toBe(1)
  expect(recording.said()).toMatch(/Waiting for a strip[^]*Nothing to connect to at \/dev\/no-such-port[^]*Nothing was recorded/)
  expect(existsSync(file)).toBe(false)
})

test('[SO-24] a file that is there already is left as it is', { timeout: 30_000 }, async () => {
  const file = newFile()
  writeFileSync(file, 'precious')
  const recording = record(['--source', 'sim', file])
  expect(await recording.ended).toBe(1)
  expect(recording.said()).toBe(`${file} is there already: name another file.\n`)
  expect(readFileSync(file, 'latin1')).toBe('precious')
})

test('[SO-24] a disk that is full ends the recording with what the system says', { timeout: 30_000 }, async () => {
  const file = newFile()
  const recording = record(['--source', 'sim', file], 'ulimit -f 8')
  expect(await recording.ended).toBe(1)
  expect(recording.said()).toMatch(/EFBIG/)
})

test('[SO-24] bad options are answered with a sentence and 2', { timeout: 30_000 }, async () => {
  const recording = record(['--seconds', '0', newFile()])
  expect(await recording.ended).toBe(2)
  expect(recording.said()).toMatch(/--seconds is a whole number.*\n.*--help/)
})
