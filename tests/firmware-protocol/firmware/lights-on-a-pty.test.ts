/** The light of the firmware in C++ follows the room, over the real serial binding. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed, type FloorFeed } from '#host/sources/floor-feed'
import { serialWire } from '#host/sources/serial-wire'
import type { SourceSpec } from '#host/sources/source-spec'
import type { Wire } from '#host/sources/wire'
import { startHost } from '#host/start-host'
import { startFirmware, type FirmwareBoard } from '../../support/firmware-board.ts'
import { buildFirmware } from '../../support/firmware-build.ts'

const deps = { clock: systemClock, log: silentLog }
const WHITE = 'C8C8C8'
const WARM = 'C8C800'
const OFF = '000000'
const SHEETS = [WHITE, OFF.repeat(4), WHITE, OFF.repeat(4), WHITE].join('')
const BLINK = WHITE.repeat(11)
/** Neither as bright as a blink nor as dark. */
const BREATH = /^(?!00|C8)(..)\1{32}$/
/** All pixels alike: a breath, or dark. */
const ALIKE = /^(..)\1{32}$/

let program: string
beforeAll(async () => {
  program = await buildFirmware('plain')
}, 120_000)

test(
  '[LI-2][LI-4][LI-8][LI-12] the light follows a session, and is there again after a reset and after the cable was out',
  { timeout: 90_000 },
  async () => {
    const board = await startFirmware(program, '--people', '3', '--lights', '11')
    const { ask } = await startKiosk({ kind: 'serial', path: board.path })
    expect(await ask({ type: 'session.start' })).toBe(200)
    expect(await ask({ type: 'guide.goto', step: 2 })).toBe(200)
    await shows(board, SHEETS)
    board.reset()
    await shows(board, ALIKE)
    await shows(board, SHEETS)
    board.unplug()
    expect(await ask({ type: 'guide.goto', step: 4 })).toBe(200)
    await board.plug()
    await shows(board, new RegExp(`^${WARM}.*${OFF}$|^(${WARM}){11}$`))
    expect(await ask({ type: 'screen.quiet', on: true })).toBe(200)
    await shows(board, OFF.repeat(11))
  },
)

test('[LI-7] the strip that is set up blinks, and the one that is looked for, which is not the one that hangs on the first port', async () => {
  const board = await startFirmware(program, '--people', '0', '--lights', '11')
  const other = await startFirmware(program, '--people', '0', '--lights', '11', '--nth', '2')
  const { operate } = await startKiosk({ kind: 'serial', path: board.path }, [{ kind: 'serial', path: other.path }])
  await vi.waitFor(async () => expect(await operate({ type: 'calibrate.walk' })).toBe(200), 10_000)
  await shows(board, BLINK)
  await shows(other, BREATH)
  expect(await operate({ type: 'calibrate.cancel' })).toBe(200)
  expect(await operate({ type: 'board.identify', uid: '40575E0000000002' })).toBe(200)
  await shows(other, BLINK)
  await shows(board, BREATH)
})

test('[LI-11] a picture that changes with every reading: at most ten a second go out, and the last one is shown', async () => {
  const board = await startFirmware(program, '--people', '0', '--lights', '11', '--hz', '50')
  const { feed, lights } = listening(board)
  let readings = 0
  let changes = true
  feed.start({
    view: () => undefined,
    board: () => undefined,
    reading() {
      readings += 1
      if (!changes) return
      feed.light({ type: 'marks', colours: Array.from({ length: 11 }, (_, mark) => (mark === readings % 11 ? 'white' : 'off')) })
    },
  })
  await vi.waitFor(() => expect(lights.length).toBeGreaterThan(20), { timeout: 15_000, interval: 20 })
  expect(lights.filter((at, index) => index > 0 && at - (lights[index - 1] ?? 0) < 100)).toEqual([])
  changes = false
  const last = readings % 11
  await shows(board, OFF.repeat(last) + WHITE + OFF.repeat(10 - last))
})

test('[LI-13] a strip without lights is sent no picture, and its readings come', async () => {
  const board = await startFirmware(program, '--people', '0', '--lights', '0', '--hz', '50')
  const { feed, lights } = listening(board)
  let readings = 0
  feed.light({ type: 'breathe' })
  feed.start({ view: () => undefined, board: () => undefined, reading: () => void (readings += 1) })
  await vi.waitFor(() => expect(readings).toBeGreaterThan(50), { timeout: 15_000, interval: 20 })
  feed.light({ type: 'identify' })
  await feed.send({ type: 'zero', range: null })
  expect(lights).toEqual([])
})

/** A kiosk with that strip, and others beside it. */
async function startKiosk(source: SourceSpec, moreSources: readonly SourceSpec[] = []) {
  const data = mkdtempSync(join(tmpdir(), 'meetlat-lights-'))
  const kiosk = { data, host: '127.0.0.1', port: 0, locale: 'nl', pages: data, packaged: true } as const
  const host = await startHost({ ...kiosk, ...deps, source, moreSources })
  onTestFinished(async () => {
    await host.stop()
    rmSync(data, { recursive: true })
  })
  const post = (path: string) => async (wanted: object) => {
    const headers = { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' }
    return (await fetch(host.url + path, { method: 'POST', headers, body: JSON.stringify(wanted) })).status
  }
  return { ask: post('/api/intents'), operate: post('/api/operator') }
}

async function shows(board: FirmwareBoard, picture: string | RegExp): Promise<void> {
  await vi.waitFor(() => expect(board.picture).toMatch(picture), { timeout: 15_000, interval: 20 })
}

/** A feed over the real binding, and when it wrote light commands, in monotonic ms. */
function listening({ path }: FirmwareBoard): { readonly feed: FloorFeed; readonly lights: readonly number[] } {
  const lights: number[] = []
  const wireAt = (port: string): Wire => {
    const wire = serialWire(port, deps)
    return {
      ...wire,
      async open(signal) {
        const opened = await wire.open(signal)
        if (!opened.ok) return opened
        const write = (bytes: Uint8Array): void => {
          if (/^!..,L/.test(Buffer.from(bytes).toString('latin1'))) lights.push(systemClock.monotonic())
          opened.value.write(bytes)
        }
        return { ok: true, value: { ...opened.value, write } }
      },
    }
  }
  const paths = async (): Promise<readonly string[]> => [path]
  const serial = { list: paths, present: paths, wireAt }
  const feed = openFloorFeed({ kind: 'serial', path }, { ...deps, packaged: true, serial })
  onTestFinished(() => feed.stop())
  return { feed, lights }
}
