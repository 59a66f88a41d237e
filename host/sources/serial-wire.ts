/** A board on a serial port: 115200 baud, 8N1, bytes. A new port object for every opening. */
import { constants } from 'node:fs'
import { open as openFile, stat } from 'node:fs/promises'
import { SerialPort } from 'serialport'
import { accepted, refused, type Result } from '#core/result'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { streamWire } from './stream-wire.ts'
import { OPEN_WITHIN, type OpenWire, type Wire, type WireRefusal } from './wire.ts'
import { within } from './within.ts'
import { codeOf } from '../system-error.ts'

export interface SerialWireDeps {
  readonly clock: Clock
  readonly log: Log
  /** Makes a port that is not open yet; a port that misbehaves in tests. */
  readonly newPort?: (path: string) => SerialPort
}

/** How often an open port is looked after, ms. */
const LOOK_EVERY = 500

export function serialWire(path: string, { clock, log, newPort = newSerialPort }: SerialWireDeps): Wire {
  // A COM port has none: there only silence tells that it went, and only the back-off finds it again.
  const hasFile = process.platform !== 'win32'

  /**
   * One object serves one opening: the library delivers what was written on a closed port at its next open, and a command of an
   * earlier life must not reach a board that has just started.
   */
  async function open(signal: AbortSignal): Promise<Result<OpenWire, WireRefusal>> {
    const port = newPort(path)
    // For good: an error that nobody hears ends the process, and a driver may complain long after we let go.
    port.on('error', (error) => log.debug({ path, why: error.message }, 'the port complains'))
    const shut = () => port.close((error) => error && log.debug({ path, why: error.message }, 'the port would not close'))
    const opening = opened(port)
    const failure = await within(opening, OPEN_WITHIN, clock, signal)
    if (failure === 'late') {
      void opening.then((lateFailure) => lateFailure ?? shut())
      return refused('busy')
    }
    if (failure !== null) return refused(await whyNot(path, failure.message, log))
    // Boards with native USB speak only while DTR is up. A pty has no such lines and refuses; it speaks all the same.
    port.set({ dtr: true, rts: true }, (error) => error && log.debug({ path, why: error.message }, 'DTR was not set'))
    if (hasFile) void shutWhenGone(port, path, shut, clock)
    return accepted(streamWire(port, shut, clock))
  }

  return hasFile ? { where: path, open, presence: () => identify(path) } : { where: path, open }
}

function newSerialPort(path: string): SerialPort {
  return new SerialPort({ path, baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1, autoOpen: false })
}

/** Null, or why not. */
function opened(port: SerialPort): Promise<Error | null> {
  return new Promise((resolve) => {
    port.open(resolve)
  })
}

/** The library gives no code, only a sentence in the language of the machine: the system is asked once more for its code. */
async function whyNot(path: string, message: string, log: Log): Promise<WireRefusal> {
  const code = process.platform === 'win32' ? null : await systemCode(path)
  log.debug({ path, code, why: message }, 'the port did not open')
  return refusalOf(code, message)
}

async function systemCode(path: string): Promise<string | null> {
  try {
    const file = await openFile(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
    await file.close()
    return null
  } catch (error) {
    return codeOf(error) ?? String(error)
  }
}

/**
 * What it means that a port did not open. `code` is what the system says, null when it sees nothing wrong: then another program holds
 * the lock ("Cannot lock port"), or, on Windows, the port itself ("Access denied"); both texts are the library's own.
 */
export function refusalOf(code: string | null, message: string): WireRefusal {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'denied'
    case 'EBUSY':
      return 'busy'
    case null:
      return /cannot lock|access denied/i.test(message) ? 'busy' : 'absent'
    default:
      return 'absent'
  }
}

/**
 * Closes the port when its file went away. Serialport 13 does not always say so: unplugged between two reads, the next read gives
 * zero bytes, and it reads again at once, for ever, with a whole core.
 */
async function shutWhenGone(port: SerialPort, path: string, shut: () => void, clock: Clock): Promise<void> {
  const file = await identify(path)
  async function look(): Promise<void> {
    if (!port.isOpen) return
    if (file !== '' && (await identify(path)) === file) wait()
    else shut()
  }
  function wait(): void {
    const cancel = clock.after(LOOK_EVERY, () => {
      port.off('close', cancel)
      void look()
    })
    port.once('close', cancel)
  }
  await look()
}

/** A device that comes back has another file. */
async function identify(path: string): Promise<string> {
  try {
    const { dev, ino } = await stat(path)
    return `${dev}:${ino}`
  } catch {
    return ''
  }
}
