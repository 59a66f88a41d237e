/** A serial cable made of two ptys by socat: the host opens one end, a board speaks on the other. Pulled out and put back at will. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

export interface PtyCable {
  /** What the host opens; exists while the cable is plugged in, and may be another one each time. */
  readonly hostPath: string
  readonly boardPath: string
  /** Resolves when both ends can be opened; the host's at this path from now on, if it is told. */
  plug(hostPath?: string): Promise<void>
  /** Both ends are gone when this resolves. Harmless twice. */
  unplug(): Promise<void>
  /** For good. */
  close(): Promise<void>
}

/** A cable that is plugged in; it is taken away when the test has finished. */
export async function plugPtyCable(): Promise<PtyCable> {
  const cable = await openPtyCable()
  onTestFinished(() => cable.close())
  return cable
}

/** A cable that is plugged in, until it is closed. */
export async function openPtyCable(): Promise<PtyCable> {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-pty-'))
  let hostPath = join(folder, 'host')
  const boardPath = join(folder, 'board')
  let socat: ChildProcess | null = null
  let spare: number | null = null

  const cable: PtyCable = {
    get hostPath() {
      return hostPath
    },
    boardPath,
    async plug(path = hostPath) {
      hostPath = path
      socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${hostPath}`, `pty,raw,echo=0,link=${boardPath}`], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      await transferring(socat)
      // A pty of which nobody has the slave open gives EIO to its master, and socat ends: one slave stays open, though never read.
      // eslint-disable-next-line no-bitwise
      spare = openSync(hostPath, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
    },
    async unplug() {
      if (spare !== null) closeSync(spare)
      spare = null
      if (socat === null || socat.exitCode !== null || socat.signalCode !== null) return
      const exited = once(socat, 'exit')
      socat.kill()
      await exited
    },
    async close() {
      await cable.unplug()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await cable.plug()
  return cable
}

async function transferring(socat: ChildProcess): Promise<void> {
  if (socat.stderr === null) throw new Error('socat has no stderr')
  const said: string[] = []
  for await (const line of createInterface(socat.stderr)) {
    said.push(line)
    if (line.includes('starting data transfer loop')) {
      socat.stderr.resume()
      return
    }
  }
  throw new Error(`socat did not start: ${said.join('; ')}`)
}
