/** The firmware on a pty, in real time: a board that can be reset, unplugged and plugged in. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished, vi } from 'vitest'

export interface FirmwareBoard {
  /** What the host opens: the same one each time it is plugged in. */
  readonly path: string
  /** What its light shows: RRGGBB for each pixel. */
  readonly picture: string
  /** The number of each of its badges, in hexadecimal; and the mark at which each was laid down last. */
  readonly badges: readonly string[]
  readonly taps: ReadonlyMap<number, number>
  reset(): void
  /** A badge with this number, in hexadecimal, lies on that reader from now on; null: nothing does. */
  lay(reader: number, badge: string | null): void
  unplug(): void
  /** Resolves when it can be opened. */
  plug(): Promise<void>
}

/** It ends when the test has finished. */
export async function startFirmware(program: string, ...args: readonly string[]): Promise<FirmwareBoard> {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-board-'))
  const path = join(folder, 'port')
  const board = spawn(program, ['--link', path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  let plugged = 0
  let picture = ''
  const badges: string[] = []
  const taps = new Map<number, number>()
  createInterface(board.stdout).on('line', (line) => {
    if (line.startsWith('path ')) plugged += 1
    const [verb, first, second] = line.split(' ')
    if (verb === 'badge' && second !== undefined) badges.push(second)
    if (verb === 'tap') taps.set(Number(first), Number(second))
    if (line.startsWith('lights ')) picture = line.slice('lights '.length)
  })
  onTestFinished(async () => {
    const ended = once(board, 'exit')
    // It ends when nobody tells it anything any more.
    board.stdin.end()
    await ended
    rmSync(folder, { recursive: true })
  })
  const pluggedAgain = (times: number): Promise<void> =>
    vi.waitFor(() => {
      if (plugged < times) throw new Error('it is not plugged in')
    }, 5000)
  await pluggedAgain(1)
  return {
    path,
    get picture() {
      return picture
    },
    badges,
    taps,
    reset() {
      board.stdin.write('reset\n')
    },
    lay(reader, badge) {
      board.stdin.write(`card ${reader} ${badge ?? '-'}\n`)
    },
    unplug() {
      board.stdin.write('unplug\n')
    },
    async plug() {
      board.stdin.write('plug\n')
      await pluggedAgain(plugged + 1)
    },
  }
}
