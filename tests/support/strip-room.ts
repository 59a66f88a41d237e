/** A kiosk that looks for its strips, on a machine with as many cables as a test plugs in. Real time. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, vi } from 'vitest'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { serialWire } from '#host/sources/serial-wire'
import { startHost, type Host } from '#host/start-host'
import type { FloorGeometry } from '#core/floor/reading'
import { openCalibrationStore, type KeptOfBoard } from '#host/floor/calibration-store'
import { playBoard, type ScriptedBoard } from './board-script.ts'
import { openPhone, type Phone } from './phone.ts'
import { plugPtyBoard, type PtyBoard } from './pty-board.ts'
import { plugPtyCable } from './pty.ts'
import { openSerialByteEnd } from './serial-byte-end.ts'

export interface StripRoom {
  /** A strip with so many people who stand still, on a port of its own. */
  plug(uid: string, people: number, options?: Partial<Parameters<typeof plugPtyBoard>[0]>): Promise<PtyBoard>
  /** A strip that says what a test wants, on a port of its own. */
  plugScripted(uid: string, geometry: FloorGeometry): Promise<ScriptedBoard>
  /** The cable of this strip comes out and goes in again, at a port of another name: this one, or one that nobody had. */
  move(board: PtyBoard, path?: string): Promise<void>
  /** A phone of the facilitator. */
  phone(): Promise<Phone>
  /** What is kept of this strip. */
  kept(uid: string): KeptOfBoard
  /** Whatever says this, every 20 ms from now on, on a port of its own. */
  plugLiar(says: (nth: number) => Uint8Array): Promise<void>
  /** Starts the kiosk, or starts it anew on the same disk. It looks for its strips, unless their ports are named. */
  start(named?: readonly string[]): Promise<void>
  stop(): Promise<void>
  /** Everything that was recorded. */
  captured(): string
  get(path: '/api/line' | '/api/floor' | '/api/markers' | '/api/session'): Promise<unknown>
  /** The answer's status. */
  ask(request: object): Promise<number>
  /** Waits until what is at this path is like that. */
  until(path: '/api/line' | '/api/floor' | '/api/markers', like: object, timeout?: number): Promise<void>
}

/** What a kiosk is told that is all about its strips. */
export function onlyStrips(data: string) {
  const here = { host: '127.0.0.1', port: 0, locale: 'nl', packaged: true } as const
  return { ...here, data, pages: data, clock: systemClock, log: silentLog }
}

export function openStripRoom(): StripRoom {
  const data = mkdtempSync(join(tmpdir(), 'meetlat-room-'))
  const paths: string[] = []
  const elsewhere = mkdtempSync(join(tmpdir(), 'meetlat-ports-'))
  let ports = 0
  let host: Host | null = null
  onTestFinished(async () => {
    await host?.stop()
    rmSync(data, { recursive: true })
    rmSync(elsewhere, { recursive: true })
  })
  const list = async (): Promise<readonly string[]> => paths.filter((path) => existsSync(path))

  function running(): Host {
    if (host === null) throw new Error('the kiosk was not started')
    return host
  }

  const room: StripRoom = {
    async plug(uid, people, options = {}) {
      const board = await plugPtyBoard({ people, still: true, uid, ...options })
      paths.push(board.hostPath)
      return board
    },
    async plugScripted(uid, geometry) {
      const cable = await plugPtyCable()
      paths.push(cable.hostPath)
      const board = playBoard(await openSerialByteEnd(cable.boardPath), geometry, uid)
      onTestFinished(board.stop)
      return board
    },
    async move(board, path = join(elsewhere, `port-${ports++}`)) {
      await board.unplug()
      await board.plug(path)
      if (!paths.includes(path)) paths.push(path)
    },
    async phone() {
      const { url, token } = running()
      const phone = openPhone(url, token)
      onTestFinished(() => phone.leave())
      await phone.until(() => phone.view() !== null)
      return phone
    },
    kept: (uid) => openCalibrationStore(data, silentLog).read(uid),
    async plugLiar(says) {
      const cable = await plugPtyCable()
      const end = await openSerialByteEnd(cable.boardPath)
      let nth = 0
      const saying = setInterval(() => end.say(says(nth++)), 20)
      onTestFinished(() => clearInterval(saying))
      paths.push(cable.hostPath)
    },
    async start([first = null, ...others] = []) {
      host = await startHost({
        source: { kind: 'serial', path: first },
        moreSources: others.map((path) => ({ kind: 'serial', path })),
        ...onlyStrips(data),
        markers: { kind: 'auto' },
        serial: { list, present: list, wireAt: (path) => serialWire(path, { clock: systemClock, log: silentLog }) },
      })
    },
    captured() {
      const folder = join(data, 'captures')
      return existsSync(folder)
        ? readdirSync(folder)
            .map((name) => readFileSync(join(folder, name), 'latin1'))
            .join('')
        : ''
    },
    async stop() {
      await running().stop()
      host = null
    },
    async get(path) {
      const { url, token } = running()
      const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
      return answer.json()
    },
    async ask(request) {
      const { url, token } = running()
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      return (await fetch(`${url}/api/operator`, { method: 'POST', headers, body: JSON.stringify(request) })).status
    },
    async until(path, like, timeout = 10_000) {
      await vi.waitFor(async () => expect(await room.get(path)).toMatchObject(like), { timeout, interval: 50 })
    },
  }
  return room
}
