import { describe, expect, test } from 'vitest'
import { uncalibrated } from '#core/floor/calibration'
import { createStand } from '#core/floor/calibration-stand'
import { createTask } from '#core/floor/calibration-task'
import { createZeroing } from '#core/floor/calibration-zero'
import type { Reading } from '#core/floor/reading'
import { createStripScene, type Standing } from '../../support/strip-scene.ts'

const SECOND = 30

function zero(people: readonly Standing[], fault?: (cells: Uint8Array) => void, seconds = 2.2) {
  const scene = createStripScene({ pitch: 100, ...(fault ? { fault } : {}) })
  const zeroing = createZeroing(scene.geometry)
  for (let n = 0; n < seconds * SECOND; n++) zeroing.take(scene.next(people))
  return { ...zeroing.finish(), progress: zeroing.progress }
}

/** A strip that drifted by 2 kg a cell, and a stuck one. */
function worn(cells: Uint8Array): void {
  for (const [cell, count] of cells.entries()) cells[cell] = count + 4
  cells[30] = 250
}

describe('an empty floor', () => {
  test('[CA-10] is taken as it is, with a strip that drifted, a stuck cell and a light thing on it', () => {
    expect(zero([])).toEqual({ ok: true, value: null, progress: 1 })
    expect(zero([], worn).ok).toBe(true)
  })

  test('[CA-10] is not one while somebody stands there, or a strip says nothing', () => {
    expect(zero([{ place: 3000, load: 48 }])).toMatchObject({ ok: false, reason: 'not-empty' })
    expect(zero([], undefined, 1)).toMatchObject({ ok: false, reason: 'no-readings' })
    const contacts = createZeroing(createStripScene({ pitch: 100 }).geometry)
    for (let at = 0; at < 2500; at += 33) {
      contacts.take({ at, kind: 'contact', cells: Uint8Array.from({ length: 110 }, (_, cell) => (cell === 60 ? 1 : 0)) })
    }
    expect(contacts.finish()).toEqual({ ok: false, reason: 'not-empty' })
  })
})

function stand(people: (second: number) => readonly Standing[], seconds = 3, pitch = 100) {
  const scene = createStripScene({ pitch, gains: 0.08 })
  const task = createStand(scene.geometry, uncalibrated(scene.geometry))
  for (let n = 0; n < seconds * SECOND; n++) task.take(scene.next(people(n / SECOND)))
  return task.finish()
}

describe('somebody on a sheet', () => {
  test.each([50, 100])(
    '[CA-11] who stands still is placed to within 25 mm, with the weight to one side too, on cells of %i mm',
    (pitch) => {
      for (const place of [1000, 5037, 8962]) {
        for (const left of [0.5, 0.3]) {
          const found = stand(() => [{ place, left }], 3, pitch)
          expect(found.ok && Math.abs(found.value - place)).toBeLessThan(25)
        }
      }
    },
  )

  test('[CA-11] nobody, two people, and somebody who walks are refused', () => {
    expect(stand(() => [])).toEqual({ ok: false, reason: 'nobody-there' })
    expect(stand(() => [{ place: 1000 }, { place: 3000 }])).toEqual({ ok: false, reason: 'more-than-one' })
    expect(stand((second) => [{ place: 1000 + 300 * second }])).toEqual({ ok: false, reason: 'not-still' })
  })

  test('[CA-11] is waited for, but not for ever', () => {
    const scene = createStripScene({ pitch: 100 })
    const task = createTask({ task: 'mark', mark: 5 }, scene.geometry, uncalibrated(scene.geometry))
    const take = (seconds: number, people: readonly Standing[]) => {
      for (let n = 0; n < seconds * SECOND && !task.isOver; n++) task.take(scene.next(people))
    }
    take(10, [])
    expect(task.isOver).toBe(false)
    take(11, [])
    expect(task.isOver).toBe(true)
    expect(task.finish()).toEqual({ ok: false, reason: 'nobody-there' })
  })

  test('[CA-11] who stands still moves the mark', () => {
    const scene = createStripScene({ pitch: 100 })
    const task = createTask({ task: 'mark', mark: 5 }, scene.geometry, uncalibrated(scene.geometry))
    while (!task.isOver) task.take(scene.next([{ place: 4700 }]))
    const finding = task.finish()
    expect(finding.ok && finding.value.calibration.marks).toEqual([null, expect.closeTo(4700, -2), null])
    const early: Reading = scene.next([])
    const other = createTask({ task: 'mark', mark: 0 }, scene.geometry, uncalibrated(scene.geometry))
    other.take(early)
    expect(other.finish()).toEqual({ ok: false, reason: 'nobody-there' })
  })
})
