import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scoreFloor, type FloorScore } from '../../support/floor-score.ts'

/** Minutes of captures are replayed: on a busy machine that takes a while. */
const LONG = { timeout: 120_000 }

const FOLDER = join(import.meta.dirname, '../../fixtures/floor')

/** In the capture with faults the strip is silent for a while, twice: with time to recover, nobody could know. */
const OUTAGES = [
  [21_000, 26_000],
  [36_000, 40_500],
] as const

const scores = new Map<string, Promise<readonly FloorScore[]>>()

/** Each capture is played once, whichever tests ask for it. */
function score(begins: string, blind: Parameters<typeof scoreFloor>[1] = []): Promise<readonly FloorScore[]> {
  const played = scores.get(begins) ?? play(begins, blind)
  scores.set(begins, played)
  return played
}

async function play(begins: string, blind: Parameters<typeof scoreFloor>[1]): Promise<readonly FloorScore[]> {
  const stems = readdirSync(FOLDER).filter((name) => name.startsWith(begins) && name.endsWith('.capture.gz'))
  expect(stems.length).toBeGreaterThan(0)
  return Promise.all(stems.map((name) => scoreFloor(join(FOLDER, name.slice(0, -'.capture.gz'.length)), blind)))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

test('[FL-23] of strips that came up with 8 to 14 people on them the count and nearly every place is right', LONG, async () => {
  const scores = await score('cold-')
  expect(mean(scores.map(({ exact }) => (exact ? 1 : 0)))).toBeGreaterThanOrEqual(0.95)
  expect(mean(scores.map(({ placed }) => (placed ? 1 : 0)))).toBeGreaterThanOrEqual(0.88)
})

test('[FL-23] of people who arrive, walk and leave everybody is followed', LONG, async () => {
  const scores = await score('move-')
  expect(mean(scores.map(({ mota }) => mota))).toBeGreaterThanOrEqual(0.98)
  expect(mean(scores.map(({ settled }) => settled))).toBeGreaterThanOrEqual(0.96)
})

test('[FL-23] of twenty people who arrive in two rows all are counted, but one perhaps', LONG, async () => {
  for (const { offBy } of await score('rows-')) expect(offBy).toBeLessThanOrEqual(1)
})

test('[FL-23] of a strip with faults, silences and a board that began anew everybody is followed', LONG, async () => {
  for (const { mota, settled } of await score('faults-', OUTAGES)) {
    expect(mota).toBeGreaterThanOrEqual(0.975)
    expect(settled).toBeGreaterThanOrEqual(0.96)
  }
})

test('[FL-21] of an empty strip with broken cells nobody is counted in two minutes', LONG, async () => {
  expect((await score('empty-')).map(({ ghosts }) => ghosts)).toEqual([0])
})

test('[FL-51] of the quiet moments at which the floor is 95 % sure its total is right in as many', LONG, async () => {
  const all = [
    ...(await score('cold-')),
    ...(await score('move-')),
    ...(await score('rows-')),
    ...(await score('faults-', OUTAGES)),
  ]
  const sum = (of: 'calm' | 'sure' | 'sureAndRight') => all.reduce((total, one) => total + one[of], 0)
  expect(sum('sure')).toBeGreaterThan(0.5 * sum('calm'))
  expect(sum('sureAndRight')).toBeGreaterThanOrEqual(0.95 * sum('sure'))
})
