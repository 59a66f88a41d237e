import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ReadlineParser } from '@serialport/parser-readline'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { lineSource } from '#host/sources/line-source'
import { createFakeClock } from '../support/fake-clock.ts'
import { followFeed } from '../support/followed-feed.ts'
import { createMemoryWire } from '../support/memory-wire.ts'
import { plugPtyBoard } from '../support/pty-board.ts'
import { createRandom } from '../support/random.ts'

const MEGABYTE = 1024 * 1024

test('[SO-26] noise, and a line without an end: the floor is right again within 3 s', { timeout: 60_000 }, async () => {
  const strip = await plugPtyBoard({ people: 3, still: true })
  const feed = followFeed(
    openFloorFeed({ kind: 'serial', path: strip.hostPath }, { clock: systemClock, log: silentLog, packaged: true }),
  )
  await feed.shows(strip.board, 20_000)
  const random = createRandom(7)
  for (let n = 0; n < 64; n += 1) strip.end.say(Uint8Array.from({ length: 1000 }, () => Math.floor(random() * 256)))
  await feed.shows(strip.board, 3000)
  strip.end.say(Buffer.from('$0A,F,'.padEnd(5000, 'A')))
  await feed.shows(strip.board, 3000)
  expect(feed.views.map(({ state }) => state)).not.toContain('lost')
})

test('[SO-25] 4 MB without a line end: the event loop goes on, and the floor is right again', { timeout: 60_000 }, async () => {
  const strip = await plugPtyBoard({ people: 3, still: true })
  const feed = followFeed(
    openFloorFeed({ kind: 'serial', path: strip.hostPath }, { clock: systemClock, log: silentLog, packaged: true }),
  )
  await feed.shows(strip.board, 20_000)
  const delay = monitorEventLoopDelay({ resolution: 10 })
  onTestFinished(() => void delay.disable())
  delay.enable()
  await strip.end.flood(4 * MEGABYTE, 'A'.charCodeAt(0))
  await feed.shows(strip.board, 3000)
  // In nanoseconds. The bare parser stands still for 18 s here.
  expect(delay.max / 1e6).toBeLessThan(500)
})

test('[SO-25] 4 MB without a line end are not kept; the parser of the library keeps all of it', async () => {
  const wire = createMemoryWire()
  const clock = createFakeClock()
  const source = lineSource({ wire, kind: 'serial', clock, log: silentLog, record: true })
  const stopping = new AbortController()
  const ended = source.run(() => undefined, stopping.signal)
  await clock.advance(1)
  const kilobyte = Buffer.alloc(1024, 'A')

  const before = memoryInUse()
  for (let chunk = 0; chunk < 4096; chunk += 1) wire.say(kilobyte)
  expect(memoryInUse() - before).toBeLessThan(MEGABYTE / 4)

  const parser = new ReadlineParser({ encoding: 'latin1' })
  for (let chunk = 0; chunk < 512; chunk += 1) parser.write(kilobyte)
  expect(parser.buffer.length).toBe(MEGABYTE / 2)
  stopping.abort()
  expect(await ended).toBe('stopped')
})

/** Bytes that cannot be freed, in and outside the heap. */
function memoryInUse(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}
