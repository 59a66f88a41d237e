import { once } from 'node:events'
import { createServer } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { encodeDeviceMessage } from '#firmware/encode-device'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { startHost } from '#host/start-host'
import { sealed } from '../support/sealed-line.ts'

const deps = { clock: systemClock, log: silentLog, packaged: true } as const
/** The numbers of lines go round in it. */
const FRAMES = 80 * 256
const CELLS = 110
const HELLO = `$00,H,1.0,floor,3A7F00C21B94,0.3.1,5C1E,PO,n=${CELLS},pitch=100,org=-450,lsb=500,hz=30`

/** Says hello and 20 480 frames at once to whoever comes, and if it never ends, again and again. The first cell of the last frame feels 77 counts, of all others 1. */
async function floodingBoard(isEndless = false): Promise<number> {
  const frames = Array.from({ length: FRAMES }, (_, index) => {
    const cells = new Uint8Array(CELLS)
    cells[0] = index === FRAMES - 1 ? 77 : 1
    return encodeDeviceMessage({ type: 'full', seq: (index + 1) & 0xff, t: index * 33, first: 0, encoding: 8, cells })
  })
  const flood = Buffer.concat(frames)
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write(sealed(HELLO))
    socket.write(flood)
    if (isEndless) socket.on('drain', () => socket.write(flood))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

test(
  '[SO-39] 20 480 frames at once: no turn of the event loop takes more than a handful, and the last one is read',
  { timeout: 60_000 },
  async () => {
    let inTurn = 0
    let most = 0
    let readings = 0
    // Each reading costs a millisecond, as with a floor and its screens, and on a fast machine too.
    const clock = { ...systemClock, monotonic: () => systemClock.monotonic() + readings }
    const feed = openFloorFeed({ kind: 'tcp', host: '127.0.0.1', port: await floodingBoard() }, { ...deps, clock })
    let last = 0
    let watching = true
    const watch = (): void => {
      inTurn = 0
      if (watching) setImmediate(watch)
    }
    watch()
    feed.start({
      view: () => undefined,
      board: () => undefined,
      reading({ cells }) {
        readings += 1
        inTurn += 1
        most = Math.max(most, inTurn)
        last = cells[0] ?? 0
      },
    })
    onTestFinished(() => feed.stop())
    await vi.waitFor(() => expect(last).toBe(77), { timeout: 50_000, interval: 20 })
    watching = false
    // 8 ms and the rest of a piece, twice: who counts may come between the two halves of a turn.
    expect(most).toBeLessThanOrEqual(2 * (8 + 4))
    expect(readings).toBeLessThan(FRAMES / 2)
  },
)

test(
  '[SO-39] while a board floods it without end, the kiosk answers, its floor is live, and it stops',
  { timeout: 60_000 },
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'meetlat-flood-'))
    const source = { kind: 'tcp', host: '127.0.0.1', port: await floodingBoard(true) } as const
    const host = await startHost({ ...deps, source, data, host: '127.0.0.1', port: 0, locale: 'nl', pages: data })
    onTestFinished(async () => {
      await host.stop()
      rmSync(data, { recursive: true })
    })
    const headers = { authorization: `Bearer ${host.token}` }
    const line = async (): Promise<unknown> => (await fetch(`${host.url}/api/line`, { headers })).json()
    await vi.waitFor(async () => expect(await line()).toMatchObject({ source: { state: 'ready' } }), {
      timeout: 20_000,
      interval: 1,
    })
    expect(await line()).toMatchObject({ source: { state: 'ready' } })
  },
)
