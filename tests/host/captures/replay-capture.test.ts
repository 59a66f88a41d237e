import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FloorState } from '#core/floor/floor'
import type { CaptureRecord } from '#firmware/capture'
import { replayCapture } from '#host/captures/replay-capture'
import { allOf } from '../../support/all-of.ts'
import { readRecords } from '../../support/floor-score.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/floor')
const faults = readRecords(join(FOLDER, 'faults-10-p10-0.capture.gz'))

async function replay(records: readonly CaptureRecord[], every = 100): Promise<readonly FloorState[]> {
  return allOf(replayCapture(records, every))
}

test('[FL-24] a replay says what was shown for each 100 ms of the capture, with counts that fit', async () => {
  const moments = await replay(readRecords(join(FOLDER, 'cold-A-p10-01.capture.gz')))
  expect(moments.map(({ at }) => at)).toEqual(Array.from({ length: 25 }, (_, i) => (i + 1) * 100))
  for (const { people, counts, total } of moments) {
    expect(people).toHaveLength(total)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)
  }
  expect(moments.at(-1)?.total).toBe(8)
})

test('[FL-24] while the board is silent, and after it began anew, what was shown last stays', async () => {
  const moments = await replay(faults)
  const at = (time: number) => moments.find((moment) => moment.at === time)
  expect(at(22_900)?.people).toEqual(at(21_100)?.people)
  expect(at(22_000)?.total).toBe(10)
  const ids = (time: number) => at(time)?.people.map(({ id }) => id)
  expect(ids(38_000)).toEqual(ids(35_900))
})

test('[FL-24] after a loss of the link the same board brings the same people back', async () => {
  const before = faults.filter(({ at }) => at < 20_000)
  const later = faults.filter(({ at }) => at >= 14_000 && at < 20_000).map(({ at, line }) => ({ at: at + 14_000, line }))
  const moments = await replay([...before, ...later])
  expect(moments.at(-1)?.people.map(({ id }) => id)).toEqual(moments.find(({ at }) => at === 19_900)?.people.map(({ id }) => id))
})

test('[FL-24] before a board has said who it is nobody is there, and damaged lines are nothing', async () => {
  expect(await replay([])).toEqual([
    { at: 100, people: [], counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], total: 0, certainty: 0, doubts: [] },
  ])
  const headless = faults.filter(({ line }) => !line.includes(',H,'))
  expect(new Set((await replay(headless.slice(0, 900))).map(({ total }) => total))).toEqual(new Set([0]))
  const damaged = faults.slice(0, 1000).map(({ at, line }, i) => ({ at, line: i % 10 === 9 ? line.replace('A', 'B') : line }))
  expect((await replay(damaged)).at(-1)?.total).toBe(10)
})
