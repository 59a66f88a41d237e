/**
 * What the floor costs: a frame of a full line, and an hour of a session played as fast as it goes, with the memory that stays in use.
 * Against what a kiosk can spare: 1 ms of a frame's 33, 30 s for the hour. The frames are those of the simulator of `bench:floor`.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createFloor } from '#core/floor/floor'
import type { Reading } from '#core/floor/reading'
import { createChance } from './floor/chance.ts'
import { createCourse, type CourseOptions } from './floor/course.ts'
import { drawRow } from './floor/line.ts'
import { createPlate, RATE } from './floor/plate.ts'
import { play, truthAt, type Scene } from './floor/scene.ts'
import { createWalker } from './floor/walker.ts'
import { median, quantile, report } from './measure.ts'

const FULL = 22
const FRAME_BUDGET = 1
const HOUR = 3600
const HOUR_BUDGET = 30
/** The hour is this long a scene, seconds, again and again. */
const ROUND = 360
const MEGABYTE = 2 ** 20

export function benchFloorCost(): void {
  benchFrame()
  for (const pitch of [100, 50] as const) benchHour(pitch, 12)
}

/** Frames at which all of a full line are there, who stand, and now and then one finds another stance. */
function benchFrame(): void {
  const scene = createFullLine()
  const readings = [...play(scene)].flatMap(({ time, reading }) =>
    reading === null ? [] : { reading, full: truthAt(scene, time).length === FULL },
  )
  const floor = createFloor(scene.plate.geometry)
  for (const { reading, full } of readings) if (!full) floor.accept(reading)
  const took: number[] = []
  const used = processorTime()
  for (const { reading, full } of readings) {
    if (!full) continue
    const started = performance.now()
    floor.accept(reading)
    took.push(performance.now() - started)
  }
  const each = (processorTime() - used) / took.length
  const clock = `by the clock median ${median(took).toFixed(2)} ms p99 ${quantile(took, 0.99).toFixed(2)} ms`
  const figures = `220 cells, ${FULL} people: ${each.toFixed(2)} ms of processor a frame, ${clock}`
  report('floor', `${figures} (${took.length} frames) · budget ${FRAME_BUDGET} ms`, each / FRAME_BUDGET, { atMost: 1 })
}

function benchHour(pitch: 50 | 100, people: number): void {
  const scene = createSession(pitch, {
    people,
    arrivedBy: 40,
    seconds: ROUND,
    length: 10_000,
    walks: 60,
    shuffles: 30,
    leaves: 1200,
  })
  const readings = [...play(scene)].flatMap(({ reading }) => reading ?? [])
  const floor = createFloor(scene.plate.geometry)
  const rounds = HOUR / ROUND
  playAgain(readings, 0, (reading) => floor.accept(reading))
  const before = heapInUse()
  let frames = 0
  const started = processorTime()
  for (let round = 1; round <= rounds; round++) {
    playAgain(readings, round, (reading) => {
      floor.accept(reading)
      frames += 1
    })
  }
  const seconds = (processorTime() - started) / 1000
  const [first, last] = [before / MEGABYTE, heapInUse() / MEGABYTE]
  const cells = scene.plate.geometry.cells
  const played = `an hour at ${RATE} Hz (${frames} frames), ${cells} cells, ${people} people: ${seconds.toFixed(1)} s of processor`
  report('floor', `${played} · budget ${HOUR_BUDGET} s`, seconds / HOUR_BUDGET, { atMost: 1 })
  report('floor', `heap before the hour ${first.toFixed(1)} MB · after ${last.toFixed(1)} MB`, last / first, { atMost: 1.05 })
}

function createFullLine(): Scene {
  const [chance, seconds] = [createChance(FULL), 90]
  const plate = createPlate(chance.fork(), { pitch: 50 })
  const people = drawRow(chance, FULL, { length: 10_000, seconds }).map(({ body, place, facing }, id) => {
    const walker = createWalker(id, body, chance.fork())
    let free = walker.stepOn(1 + id, place, facing)
    while ((free += chance.wait(20)) < seconds - 5) free = walker.walk(free, place, facing + chance.normal(0, 0.1))
    return walker
  })
  return { plate, seconds, people, things: [] }
}

function createSession(pitch: 50 | 100, options: CourseOptions): Scene {
  const chance = createChance(FULL)
  const plate = createPlate(chance.fork(), { pitch })
  return { plate, seconds: options.seconds, people: createCourse(chance, options), things: [] }
}

function playAgain(readings: readonly Reading[], round: number, take: (reading: Reading) => void): void {
  for (const reading of readings) take({ ...reading, at: reading.at + round * ROUND * 1000 })
}

/** Milliseconds of processor that this process has used: another one that is busy changes nothing. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Bytes that stay when all garbage is gone. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') Reflect.apply(collect, undefined, [])
  return process.memoryUsage().heapUsed
}
