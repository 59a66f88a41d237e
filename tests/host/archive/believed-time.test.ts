import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBelievedTime, type BelievedTime } from '#host/archive/believed-time'
import { silentLog } from '#host/ports/log'
import { createFakeClock } from '../../support/fake-clock.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 10, 1)
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meetlat-time-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The kiosk is switched on at this time. */
const at = (now: number): BelievedTime => openBelievedTime(folder, createFakeClock(now), silentLog)

test('[AR-48] a clock that leapt years ahead is believed a day later, and not when it was put right meanwhile', () => {
  expect(at(NOW).now()).toBe(NOW)
  expect(at(NOW + 40 * DAY).now()).toBe(NOW + 40 * DAY)
  const future = NOW + 3000 * DAY
  expect(at(future).now()).toBeNull()
  expect(at(future + 12 * HOUR).now()).toBeNull()
  expect(at(NOW + 41 * DAY).now()).toBe(NOW + 41 * DAY)
  expect(at(future + 2 * DAY).now()).toBeNull()
  expect(at(future + 3 * DAY).now()).toBe(future + 3 * DAY)
  expect(at(NOW + 42 * DAY).now()).toBe(NOW + 42 * DAY)
})

test('[AR-48] a kiosk that stays on, and one that was off for a long time', async () => {
  const clock = createFakeClock(NOW)
  const time = openBelievedTime(folder, clock, silentLog)
  for (let day = 0; day < 200; day++) {
    await clock.advance(DAY)
    expect(time.now()).toBe(clock.now())
  }
  const later = clock.now() + 90 * DAY
  expect(at(later).now()).toBeNull()
  expect(at(later + DAY).now()).toBe(later + DAY)
})

test('[AR-48] a file that cannot be read lets the clock be believed', () => {
  writeFileSync(join(folder, 'clock.json'), '{"version":1,"seen":"yesterday"}')
  expect(at(NOW).now()).toBe(NOW)
  expect(at(NOW + 100 * DAY).now()).toBeNull()
})
