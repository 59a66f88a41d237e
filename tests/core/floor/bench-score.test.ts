import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Actor } from '../../bench/floor/actor.ts'
import { pairUp } from '../../bench/floor/assign.ts'
import { bootstrap, wilson } from '../../bench/floor/interval.ts'
import { FAMILIES } from '../../bench/floor/families.ts'
import { scoreCourse, scoreEnd, type Sample } from '../../bench/floor/score.ts'
import { createSettling } from '../../bench/floor/settling.ts'
import { describeFamily, worstScenes } from '../../bench/floor/table.ts'

const GATE = 0.3

/** One person at 5 and one at 7 for ten samples; what was told of them is given. */
function samples(told: (sample: number) => Sample['told']): readonly Sample[] {
  const truth = [
    { id: 1, position: 5 },
    { id: 2, position: 7 },
  ]
  return Array.from({ length: 10 }, (_, i) => ({ time: i / 10, truth, told: told(i) }))
}

const five = { id: 11, position: 5.1 }
const seven = { id: 12, position: 6.9 }

test('[FL-61] pairs are as many as there can be and nearest, and one who was a pair stays one', () => {
  const truth = [
    { id: 1, position: 1 },
    { id: 2, position: 1.2 },
  ]
  const told = [{ id: 8, position: 1.25 }]
  expect(pairUp(truth, told, GATE)).toEqual([[1, 0]])
  expect(pairUp(truth, told, GATE, (one) => one.id === 1)).toEqual([[0, 0]])
  expect(pairUp(truth, [{ id: 8, position: 2 }], GATE)).toEqual([])
  // The nearest pair of all, 1.2 and 1.25, would leave the other two without one.
  const both = [
    { id: 8, position: 1.25 },
    { id: 9, position: 1.45 },
  ]
  expect(pairUp(truth, both, GATE)).toEqual([
    [0, 0],
    [1, 1],
  ])
})

test('[FL-61] who is missed, invented or confused costs one person and sample each', () => {
  expect(
    scoreCourse(
      samples(() => [five, seven]),
      GATE,
    ),
  ).toEqual({ mota: 1, idf1: 1, settled: 1 })
  const missed = scoreCourse(
    samples((i) => (i < 2 ? [five] : [five, seven])),
    GATE,
  )
  expect(missed).toEqual({ mota: 1 - 2 / 20, idf1: (2 * 18) / 38, settled: 0.8 })
  const invented = scoreCourse(
    samples((i) => (i === 4 ? [five, seven, { id: 13, position: 9 }] : [five, seven])),
    GATE,
  )
  expect(invented).toEqual({ mota: 1 - 1 / 20, idf1: 40 / 41, settled: 0.9 })
  const confused = scoreCourse(
    samples((i) => (i < 6 ? [five, seven] : [{ ...five, id: 14 }, seven])),
    GATE,
  )
  expect(confused).toEqual({ mota: 1 - 1 / 20, idf1: (2 * 16) / 40, settled: 1 })
  expect(scoreCourse([{ time: 0, truth: [], told: [] }], GATE)).toBeNull()
})

test('[FL-61] a count may be wrong while somebody comes, and for 1.5 s after', () => {
  const here = [{ id: 1, position: 5 }]
  const late = (seconds: number): number | null | undefined =>
    scoreCourse(
      Array.from({ length: 60 }, (_, i) => ({
        time: i / 10,
        truth: i >= 20 ? here : [],
        told: i >= 20 + 10 * seconds ? [five] : [],
      })),
      GATE,
    )?.settled
  expect(late(1.4)).toBe(1)
  expect(late(2.5)).toBeLessThan(1)
})

test('[FL-61] an end is exact when the count is, placed when everybody is where they are, and off by the difference', () => {
  const truth = [
    { id: 1, position: 5 },
    { id: 2, position: 7 },
  ]
  expect(scoreEnd(truth, [seven, five])).toEqual({ exact: true, withinOne: true, placed: true, off: 0 })
  expect(scoreEnd(truth, [seven, { id: 3, position: 5.2 }])).toMatchObject({ exact: true, placed: false })
  expect(scoreEnd(truth, [])).toEqual({ exact: false, withinOne: false, placed: false, off: -2 })
})

test('[FL-61] a first mark is timed from half of the weight, and what is right from standing', () => {
  const actor: Actor = {
    id: 1,
    moves: [{ from: 1, to: 2 }],
    press: () => undefined,
    presentAt: (t) => t >= 1.5,
    placeAt: () => 5000,
  }
  const settling = createSettling([actor], GATE, 10_000)
  for (let i = 0; i < 60; i++) {
    const time = i / 10
    settling.look(time, time >= 1.5 ? [{ id: 1, position: 5 }] : [], time >= 2.4 ? [{ id: 9, position: 5 }] : [])
  }
  expect(settling.firstMarks.map((time) => time.toFixed(2))).toEqual(['0.90'])
  expect(settling.times.map((time) => time.toFixed(2))).toEqual(['0.40'])
})

test('[FL-61] a mark that stays after somebody has left is never right', () => {
  const actor: Actor = {
    id: 1,
    moves: [{ from: 1, to: 2 }],
    press: () => undefined,
    presentAt: (t) => t < 1.5,
    placeAt: () => 5000,
  }
  const settling = createSettling([actor], GATE, 10_000)
  for (let i = 0; i < 150; i++) settling.look(i / 10, i < 15 ? [{ id: 1, position: 5 }] : [], [{ id: 9, position: 5 }])
  expect(settling.times).toEqual([10])
})

test('[FL-61] intervals are those of the books', () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, the score method: 81 of 263, and 0 of 20.
  expect(wilson(81, 263).map((end) => end.toFixed(4))).toEqual(['0.2553', '0.3662'])
  expect(wilson(0, 20).map((end) => end.toFixed(4))).toEqual(['0.0000', '0.1611'])
  const [low, high] = bootstrap(Array.from({ length: 400 }, (_, i) => i % 2))
  expect(Math.abs(low - 0.451)).toBeLessThan(0.01)
  expect(Math.abs(high - 0.549)).toBeLessThan(0.01)
})

test(
  '[FL-62] the bench of the floor prints a row for each family that is asked for, and a scene as it goes',
  { timeout: 60_000 },
  () => {
    const script = join(import.meta.dirname, '../../bench/floor-bench.ts')
    const run = (...args: readonly string[]): string =>
      spawnSync(process.execPath, [script, '--family', 'cold 5 cm, line of 5 m', ...args], { encoding: 'utf8' }).stdout
    expect(run('--scenes', '2').split('\n')[0]).toMatch(
      /^cold 5 cm, line of 5 m +2 {2}exact \d\.\d{3} \[\d\.\d{3} \d\.\d{3}\] · placed/,
    )
    expect(run('--scene', '1')).toMatch(/there \d+ 0@.*\n +told +\d/)
  },
)

test('[FL-62] a row of a course has who is followed, how soon it is right, and which scenes went worst', () => {
  const family = FAMILIES.find(({ name }) => name === 'contacts')
  if (family === undefined) throw new Error('no such family')
  const course = { mota: 0.9, idf1: 0.8, settled: null }
  const end = scoreEnd([], [])
  const outcome = {
    scene: 5,
    early: end,
    end,
    course,
    firstMarks: [0.1, 0.3],
    settling: [0.5, 0.7],
    ghosts: 0,
    people: 3,
    frames: 9,
  }
  const row = describeFamily(family, [outcome, { ...outcome, scene: 6, course: { mota: 1, idf1: 1, settled: 1 } }])
  expect(row).toMatch(/^contacts +2 {2}MOTA 0\.950 \[0\.900 1\.000\] · IDF1 0\.900 .* · settled 1\.000/)
  expect(row).toMatch(/right p50 0\.70 p95 0\.70 s, 100\.0 % within 1 s .* · mark p50 0\.30 p95 0\.30 s, 50\.0 % within 0\.2 s/)
  expect(worstScenes(family, [{ ...outcome, scene: 6, course: { mota: 1, idf1: 1, settled: 1 } }, outcome], 4)).toEqual([5])
})
