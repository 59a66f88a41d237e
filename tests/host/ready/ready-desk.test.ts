/** Looking whether everything is there before a session: the disk, the gong and the clicker. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { PrintFailure } from '#core/protocol/paper-requests'
import type { DiskState, ReadyView } from '#core/protocol/ready'
import { createPrinterCheck } from '#host/ready/look-at-printer'
import { createReadyDesk, type ReadyDesk } from '#host/ready/ready-desk'
import { lookAtDisk } from '#host/ready/look-at-disk'
import { silentLog } from '#host/ports/log'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'

let clock: FakeClock
let desk: ReadyDesk
let told: ReadyView[]
let disk: DiskState
let looks: number
let isRunning: boolean
let trouble: PrintFailure | null
let trial: () => Promise<PrintFailure | null>

beforeEach(() => {
  clock = createFakeClock()
  told = []
  disk = 'ready'
  looks = 0
  isRunning = false
  trouble = null
  trial = async () => null
  desk = createReadyDesk({
    clock,
    lookAtDisk() {
      looks++
      return disk
    },
    printer: createPrinterCheck({ look: async () => ({ name: 'Balie', trouble }) }, () => trial()),
    log: silentLog,
    isSessionRunning: () => isRunning,
    changed: (view) => told.push(view),
  })
  desk.showScreens(1)
})

describe('the clicker', () => {
  test('[SH-62] for half a minute a button only says that it works; then it is no trial any more', async () => {
    expect(desk.ask({ type: 'ready.clicker' })).toBeNull()
    expect(desk.view.clicker).toEqual({ waits: true, seenAt: null })
    await clock.advance(29_999)
    expect(desk.view.clicker.waits).toBe(true)
    await clock.advance(1)
    expect(desk.view.clicker).toEqual({ waits: false, seenAt: null })
  })

  test('[SH-62] a press ends the trial and is remembered with its time, and so is one without a trial', async () => {
    desk.ask({ type: 'ready.clicker' })
    await clock.advance(1000)
    desk.ask({ type: 'ready.pressed' })
    expect(desk.view.clicker).toEqual({ waits: false, seenAt: clock.now() })
    await clock.advance(60_000)
    desk.ask({ type: 'ready.pressed' })
    expect(desk.view.clicker).toEqual({ waits: false, seenAt: clock.now() })
  })

  test('[SH-62] when the session begins a button means what it always means; in a session nothing is tried', () => {
    desk.ask({ type: 'ready.clicker' })
    isRunning = true
    desk.follow({ phase: 'running' })
    expect(desk.view.clicker.waits).toBe(false)
    expect([desk.ask({ type: 'ready.clicker' }), desk.ask({ type: 'ready.gong' })]).toEqual(['session-running', 'session-running'])
  })
})

describe('the gong', () => {
  test('[SH-63] is asked of the big screen, which says whether it may sound', () => {
    expect(desk.ask({ type: 'ready.gong' })).toBeNull()
    expect(told.at(-1)?.gong).toEqual({ strokes: 1, sound: 'asked' })
    expect(desk.ask({ type: 'ready.gong' })).toBe('busy')
    desk.ask({ type: 'ready.struck', sounds: false })
    desk.ask({ type: 'ready.struck', sounds: true })
    expect(told.at(-1)?.gong).toEqual({ strokes: 1, sound: 'struck' })
    desk.ask({ type: 'ready.gong' })
    expect(told.at(-1)?.gong).toEqual({ strokes: 2, sound: 'asked' })
  })

  test('[SH-63] that no screen struck within a few seconds is mute, and a late word changes nothing', async () => {
    desk.ask({ type: 'ready.gong' })
    await clock.advance(2500)
    expect(desk.view.gong.sound).toBe('mute')
    desk.ask({ type: 'ready.struck', sounds: true })
    expect(desk.view.gong.sound).toBe('mute')
  })

  test('[SH-63] without a big screen neither the gong nor the clicker can be tried', () => {
    desk.showScreens(0)
    expect([desk.ask({ type: 'ready.gong' }), desk.ask({ type: 'ready.clicker' })]).toEqual(['no-screen', 'no-screen'])
  })
})

describe('the disk', () => {
  test('[SH-64] is looked at when somebody asks, and written to at most once in five seconds', async () => {
    expect(desk.view.disk).toBe('unknown')
    for (let asks = 0; asks < 20; asks++) desk.ask({ type: 'ready.look' })
    expect([looks, desk.view.disk]).toEqual([1, 'ready'])
    disk = 'trouble'
    await clock.advance(5000)
    desk.ask({ type: 'ready.look' })
    expect([looks, desk.view.disk]).toEqual([2, 'trouble'])
  })

  test('[SH-64] that cannot be written is trouble; one that does not say how much room it has is not', () => {
    expect([look(false, '/'), look(true, '/nowhere/at/all')]).toEqual(['trouble', 'ready'])
    expect(['ready', 'little']).toContain(look(true, '/'))
  })
})

describe('the printer', () => {
  test('[SH-65] is looked at when somebody asks, and unknown until then', async () => {
    expect(desk.view.printer).toEqual({ state: 'unknown', name: null })
    for (const [reason, state] of [
      ['no-printer', 'absent'],
      ['printer-stopped', 'stopped'],
      ['out-of-paper', 'empty'],
      ['printer-silent', 'away'],
      ['printer-gone', 'away'],
      [null, 'ready'],
    ] as const) {
      trouble = reason
      desk.ask({ type: 'ready.look' })
      await expect.poll(() => desk.view.printer).toEqual({ state, name: 'Balie' })
      await clock.advance(5000)
    }
    expect(told.at(-1)?.printer.state).toBe('ready')
  })

  test('[SH-66] prints one page on trial at a time, says what came of it, and none while a session runs', async () => {
    const printed = Promise.withResolvers<PrintFailure | null>()
    trial = () => printed.promise
    expect([desk.ask({ type: 'ready.print' }), desk.ask({ type: 'ready.print' })]).toEqual([null, 'busy'])
    expect(desk.view.printer.state).toBe('printing')
    desk.ask({ type: 'ready.look' })
    printed.resolve(null)
    await expect.poll(() => desk.view.printer).toEqual({ state: 'printed', name: 'Balie' })
    trial = async () => 'pdf-failed'
    desk.ask({ type: 'ready.print' })
    await expect.poll(() => desk.view.printer.state).toBe('failed')
    isRunning = true
    expect(desk.ask({ type: 'ready.print' })).toBe('session-running')
  })
})

function look(writable: boolean, folder: string): DiskState {
  return lookAtDisk(folder, { isWritable: () => writable }, silentLog)
}
