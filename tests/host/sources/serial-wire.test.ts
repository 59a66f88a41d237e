import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { refusalOf, serialWire } from '#host/sources/serial-wire'
import { openWire } from '../../contracts/wire-contract.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { plugPtyCable } from '../../support/pty.ts'
import { openSerialByteEnd } from '../../support/serial-byte-end.ts'
import { StuckPort } from '../../support/stuck-port.ts'

const deps = { clock: systemClock, log: silentLog }
const go = new AbortController().signal

test('[SO-5] the bare library delivers a write on a closed port at its next open; a wire uses a new object for each opening', async () => {
  const { hostPath, boardPath } = await plugPtyCable()
  const board = await openSerialByteEnd(boardPath)
  const heard: string[] = []
  board.hear((bytes) => heard.push(Buffer.from(bytes).toString('latin1')))

  const bare = new SerialPort({ path: hostPath, baudRate: 115_200, autoOpen: false })
  bare.write('stale')
  bare.open()
  await vi.waitFor(() => expect(heard.join('')).toBe('stale'))
  bare.close()
  await once(bare, 'close')

  const made: SerialPort[] = []
  const newPort = (path: string) => {
    const port = new SerialPort({ path, baudRate: 115_200, autoOpen: false })
    made.push(port)
    return port
  }
  const wire = serialWire(hostPath, { ...deps, newPort })
  const first = await openWire(wire)
  await first.close()
  first.write(Buffer.from('stale again'))
  const second = await openWire(wire)
  second.write(Buffer.from('!'))
  await vi.waitFor(() => expect(heard.join('')).toBe('stale!'))
  await second.close()
  expect(new Set(made).size).toBe(2)
})

test('[SO-7] a pty is never listed, and its DTR cannot be set: it opens and speaks all the same', async () => {
  const { hostPath, boardPath } = await plugPtyCable()
  const board = await openSerialByteEnd(boardPath)
  const listed = await SerialPort.list()
  expect(listed.map(({ path }) => path)).not.toContain(hostPath)

  const complaints: string[] = []
  const log = { ...silentLog, debug: (_: object, message: string) => complaints.push(message) }
  const open = await openWire(serialWire(hostPath, { clock: systemClock, log }))
  const heard: number[] = []
  open.listen({ bytes: (chunk) => heard.push(...chunk), gone: () => undefined })
  await vi.waitFor(() => expect(complaints).toContain('DTR was not set'))
  board.say(Uint8Array.of(7))
  await vi.waitFor(() => expect(heard).toEqual([7]))
  await open.close()
})

test('[SO-7] a board on a pty goes on while no host has it open', async () => {
  const { hostPath, boardPath } = await plugPtyCable()
  const board = await openSerialByteEnd(boardPath)
  for (let time = 0; time < 3; time += 1) {
    const open = await openWire(serialWire(hostPath, deps))
    const heard: number[] = []
    open.listen({ bytes: (chunk) => heard.push(...chunk), gone: () => undefined })
    board.say(Uint8Array.of(time))
    await vi.waitFor(() => expect(heard).toEqual([time]))
    await open.close()
  }
})

test('[SO-6] a port whose close never calls back is let go within 1 s', async () => {
  const { hostPath } = await plugPtyCable()
  const clock = createFakeClock()
  const stuck = new StuckPort({ path: hostPath, baudRate: 115_200, autoOpen: false })
  onTestFinished(() => stuck.reallyClose())
  const open = await openWire(serialWire(hostPath, { clock, log: silentLog, newPort: () => stuck }))
  open.listen({ bytes: () => undefined, gone: () => undefined })
  let isClosed = false
  const closed = open.close().then(() => {
    isClosed = true
    return isClosed
  })
  await clock.advance(999)
  expect(isClosed).toBe(false)
  await clock.advance(1)
  expect(await closed).toBe(true)
})

test('[SO-6] a port that does not open in 3 s is given up, and closed when it opens after all', async () => {
  const { hostPath } = await plugPtyCable()
  const clock = createFakeClock()
  const slow = new SlowPort({ path: hostPath, baudRate: 115_200, autoOpen: false })
  const opening = serialWire(hostPath, { clock, log: silentLog, newPort: () => slow }).open(go)
  await clock.advance(3000)
  expect(await opening).toEqual({ ok: false, reason: 'busy' })
  slow.openNow()
  await once(slow, 'close')
  expect(slow.isOpen).toBe(false)
})

test('[SO-9] a port that vanishes without a close event is found within a second, and read no more', async () => {
  const cable = await plugPtyCable()
  const deaf = new DeafPort({ path: cable.hostPath, baudRate: 115_200, autoOpen: false })
  const open = await openWire(serialWire(cable.hostPath, { ...deps, newPort: () => deaf }))
  let gone = 0
  open.listen({ bytes: () => undefined, gone: () => (gone += 1) })
  const pulledAt = performance.now()
  await cable.unplug()
  await vi.waitFor(() => expect(gone).toBe(1), 2000)
  expect(performance.now() - pulledAt).toBeLessThan(1000)
  expect(deaf.isOpen).toBe(false)
  await open.close()
})

test('[SO-8] a port that another has open is busy', async () => {
  const { hostPath } = await plugPtyCable()
  const other = await openWire(serialWire(hostPath, deps))
  expect(await serialWire(hostPath, deps).open(go)).toEqual({ ok: false, reason: 'busy' })
  await other.close()
  const open = await openWire(serialWire(hostPath, deps))
  await open.close()
})

test('[SO-8] a port without permission is denied', async () => {
  const { hostPath } = await plugPtyCable()
  chmodSync(hostPath, 0)
  expect(await openWithoutPrivileges(hostPath)).toBe('denied')
})

test('[SO-8] what is no serial port is absent', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-file-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(await serialWire(file, deps).open(go)).toEqual({ ok: false, reason: 'absent' })
  expect(await serialWire(join(folder, 'nothing'), deps).open(go)).toEqual({ ok: false, reason: 'absent' })
})

test.for([
  ['EACCES', 'Error: Toegang geweigerd, cannot open /dev/ttyUSB0', 'denied'],
  ['EPERM', 'Error: Operation not permitted, cannot open /dev/ttyUSB0', 'denied'],
  ['EBUSY', 'Error: Apparaat of hulpbron is bezig, cannot open /dev/ttyUSB0', 'busy'],
  [null, 'Error Resource temporarily unavailable Cannot lock port', 'busy'],
  [null, 'Opening COM3: Access denied', 'busy'],
  [null, 'Opening COM3: File not found', 'absent'],
  ['ENOENT', 'Error: No such file or directory, cannot open /dev/ttyUSB0', 'absent'],
  ['ENXIO', 'Error: No such device or address, cannot open /dev/ttyUSB0', 'absent'],
] as const)('[SO-8] %s, "%s": the port is %s, in any language of the machine', ([code, message, reason]) => {
  expect(refusalOf(code, message)).toBe(reason)
})

test('[SO-9] what is present is another text when the port is gone, and empty then', async () => {
  const cable = await plugPtyCable()
  const wire = serialWire(cable.hostPath, deps)
  expect(await wire.presence?.()).toMatch(/./)
  await cable.unplug()
  expect(await wire.presence?.()).toBe('')
})

/** It hears nothing of being pulled out. */
class DeafPort extends SerialPort {
  override _disconnected(): void {}
}

/** Its driver takes its time. */
class SlowPort extends SerialPort {
  #openNow: (() => void) | null = null

  override open(callback?: (error: Error | null) => void): void {
    this.#openNow = () => super.open(callback)
  }

  openNow(): void {
    this.#openNow?.()
  }
}

/** Opens the port in a process that is not allowed everything, as root is; prints the refusal. */
async function openWithoutPrivileges(path: string): Promise<string> {
  const script = `
    import { serialWire } from '#host/sources/serial-wire'
    import { systemClock } from '#host/ports/clock'
    import { silentLog } from '#host/ports/log'
    const wire = serialWire(${JSON.stringify(path)}, { clock: systemClock, log: silentLog })
    const opened = await wire.open(new AbortController().signal)
    console.log(opened.ok ? 'opened' : opened.reason)`
  const node = [process.execPath, '--input-type=module', '--eval', script]
  const command = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all', ...node] : node
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = Buffer.concat(await child.stdout.toArray()).toString()
  return said.trim()
}
