import { expect, test } from 'vitest'
import { silentLog } from '#host/ports/log'
import type { Loss } from '#host/sources/source'
import { supervise, type Told } from '#host/sources/supervisor'
import { createFakeClock, settle } from '../../support/fake-clock.ts'
import { createScriptedSource } from '../../support/scripted-source.ts'
import { DEAF_PORT } from '../../support/deaf-port.ts'

const SILENT: Loss = { reason: 'silent', where: 'port' }

async function setUp() {
  const clock = createFakeClock()
  const source = createScriptedSource()
  const told: Told[] = []
  const supervision = supervise(source, { clock, log: silentLog }, (report) => told.push(report))
  await settle()

  /** Loses the running source; gives the ms until it is run again. */
  async function pauseAfter(loss: Loss): Promise<number> {
    const runs = source.runs
    source.lose(loss)
    await settle()
    const from = clock.monotonic()
    while (source.runs === runs) await clock.advance(10)
    return clock.monotonic() - from
  }

  return { clock, source, told, supervision, pauseAfter }
}

test('[SO-10] after a loss a source is run again after 0.5, 1, 2 and then every 2 s', async () => {
  const { pauseAfter, supervision } = await setUp()
  const pauses = []
  for (let n = 0; n < 5; n += 1) pauses.push(await pauseAfter(SILENT))
  expect(pauses).toEqual([500, 1000, 2000, 2000, 2000])
  await supervision.stop()
})

test.for([
  { type: 'reading', reading: { at: 0, cells: new Uint8Array(2), kind: 'load' } },
  { type: 'board', where: 'port', uid: '0123456789ABCDEF', firmware: '1', boot: 1, geometry: null, readers: [], port: DEAF_PORT },
  { type: 'wrong-firmware', where: 'port', speaks: '2.0' },
  { type: 'live' },
] as const)('[SO-10] a valid line begins the back-off anew: $type', async (report) => {
  const { source, pauseAfter, supervision } = await setUp()
  await pauseAfter(SILENT)
  await pauseAfter(SILENT)
  source.tell(report)
  expect(await pauseAfter(SILENT)).toBe(500)
  await supervision.stop()
})

test('[SO-10] that something was opened is no valid line: the back-off goes on', async () => {
  const { source, pauseAfter, supervision } = await setUp()
  await pauseAfter(SILENT)
  source.tell({ type: 'connecting', where: 'port' })
  source.tell({ type: 'stale' })
  expect(await pauseAfter(SILENT)).toBe(1000)
  await supervision.stop()
})

test('[SO-11] what appears during a pause is tried within half a second', async () => {
  const { clock, source, pauseAfter, supervision } = await setUp()
  await pauseAfter(SILENT)
  await pauseAfter(SILENT)
  source.lose({ reason: 'absent', where: 'port' })
  await clock.advance(100)
  source.present = 'port'
  await clock.advance(500)
  expect(source.isRunning).toBe(true)
  await supervision.stop()
})

test('[SO-11] what goes away, or stays, is no reason to hurry', async () => {
  const { clock, source, pauseAfter, supervision } = await setUp()
  source.present = 'port'
  await pauseAfter(SILENT)
  await pauseAfter(SILENT)
  source.lose({ reason: 'unplugged', where: 'port' })
  await clock.advance(600)
  source.present = ''
  await clock.advance(1300)
  expect(source.isRunning).toBe(false)
  await clock.advance(100)
  expect(source.isRunning).toBe(true)
  await supervision.stop()
})

test('[SO-12] stopped in a run or in a pause, it ends, tells nothing more and leaves no timer', async () => {
  for (const isPausing of [false, true]) {
    const { clock, source, told, supervision } = await setUp()
    if (isPausing) source.lose(SILENT)
    await settle()
    const before = told.length
    const stopped = supervision.stop()
    source.tell({ type: 'stale' })
    await stopped
    await supervision.stop()
    await clock.advance(10_000)
    expect({ told: told.length, runs: source.runs, timers: clock.waiting }).toEqual({ told: before, runs: 1, timers: 0 })
  }
})

test('[SO-12] a thousand losses leave no timer and no listener behind', async () => {
  const { clock, pauseAfter, supervision } = await setUp()
  for (let n = 0; n < 1000; n += 1) await pauseAfter(SILENT)
  expect(clock.waiting).toBe(0)
  await supervision.stop()
})

test('[SO-8] a loss is in the log once, as a sentence, until something else happens', async () => {
  const clock = createFakeClock()
  const source = createScriptedSource()
  const warnings: string[] = []
  const log = { ...silentLog, warn: (_: object, message: string) => warnings.push(message) }
  const supervision = supervise(source, { clock, log }, () => undefined)
  for (const reason of ['denied', 'denied', 'busy', 'absent', 'absent', 'silent', 'unplugged'] as const) {
    await settle()
    source.lose({ reason, where: '/dev/ttyUSB0' })
    await clock.advance(2000)
  }
  await supervision.stop()
  expect(warnings).toEqual([
    expect.stringMatching(/No permission to open \/dev\/ttyUSB0.*dialout.*uucp/),
    expect.stringMatching(/Another program has \/dev\/ttyUSB0 open.*ModemManager/),
    expect.stringMatching(/Nothing to connect to at \/dev\/ttyUSB0/),
    expect.stringMatching(/\/dev\/ttyUSB0 says nothing/),
    expect.stringMatching(/\/dev\/ttyUSB0 went away/),
  ])
})

test('[SO-27] a line that loses more than 1 % is in the log when it begins and when it is over', async () => {
  const clock = createFakeClock()
  const source = createScriptedSource()
  const warnings: string[] = []
  const log = { ...silentLog, warn: (_: object, message: string) => warnings.push(message) }
  const supervision = supervise(source, { clock, log }, () => undefined)
  await settle()
  for (const lossy of [false, true, true, false, false]) source.tell({ type: 'quality', lost: 1, refused: 0, lossy })
  await supervision.stop()
  expect(warnings).toEqual([expect.stringMatching(/More than 1 %/), expect.stringMatching(/come through again/)])
})
