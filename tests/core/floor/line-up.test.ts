import { expect, test } from 'vitest'
import fc from 'fast-check'
import { createLineUp } from '#core/floor/line-up'
import type { Stretch } from '#core/floor/line-up-table'
import { LONGEST_STEP } from '#core/floor/prior'
import { createProfile } from '#core/floor/profile'
import type { Known } from '#core/floor/stretch'
import { createSway } from '#core/floor/sway'

const GEOMETRY = { cells: 120, pitch: 50, origin: -475, length: 5000, gramsPerCount: 500, rate: 30 }

/** Loads of feet: middle and width, mm, and kg. */
type Foot = readonly [middle: number, width: number, load: number]

function loadsOf(feet: readonly Foot[]): Float64Array {
  return Float64Array.from({ length: GEOMETRY.cells }, (_, c) => {
    const from = GEOMETRY.origin + (c - 0.5) * GEOMETRY.pitch
    return feet.reduce((sum, [middle, width, load]) => {
      const covered = Math.min(middle + width / 2, from + GEOMETRY.pitch) - Math.max(middle - width / 2, from)
      return sum + (load * Math.max(0, covered)) / width
    }, 0)
  })
}

function person(place: number, load = 75, stance = 220): readonly Foot[] {
  return [
    [place - stance / 2, 130, load / 2],
    [place + stance / 2, 130, load / 2],
  ]
}

/** Where the stretches lie, by the middle of their outer edges; `frames` one after another, the last is explained. */
function solve(frames: readonly (readonly Foot[])[], known: readonly Known[] = [], cold = known.length === 0, lives = false) {
  const profile = createProfile(GEOMETRY)
  const sway = createSway(profile, LONGEST_STEP / profile.width)
  for (const feet of frames) {
    profile.take(loadsOf(feet))
    sway.take(1 / 30)
  }
  const lineUp = createLineUp(profile, sway, { lives: () => lives }, GEOMETRY.gramsPerCount)
  const middle = ({ from, to }: Stretch) => ((profile.leftEdge[from] ?? 0) + (profile.rightEdge[to - 1] ?? 0)) / 2
  const stretches = lineUp.solve(known, cold, 'load') ?? []
  return { stretches, middles: stretches.map(middle), total: profile.sum[profile.slots] }
}

function knownAt(place: number, load = 75): Known {
  return { place, left: place - 175, right: place + 175, load, loadSpread: 4, rising: false, still: true, from: -1, to: -1 }
}

test('[FL-9] people who stand apart are found where they stand, in order, with all their load', () => {
  const places = fc
    .array(fc.integer({ min: 600, max: 900 }), { minLength: 1, maxLength: 6 })
    .map((gaps) => gaps.map((_, i) => gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap, -400)))
  fc.assert(
    fc.property(places, fc.integer({ min: 50, max: 110 }), fc.integer({ min: 160, max: 320 }), (places, load, stance) => {
      const { middles } = solve([places.flatMap((place) => person(place, load, stance))])
      expect(middles).toHaveLength(places.length)
      for (const [i, place] of places.entries()) expect(Math.abs((middles[i] ?? 0) - place)).toBeLessThan(15)
    }),
    { numRuns: 60 },
  )
})

test('[FL-9] nobody stands on an empty line, and a bag is nobody', () => {
  expect(solve([[]]).stretches).toEqual([])
  expect(solve([[[1500, 300, 9]]]).stretches).toEqual([])
  expect(solve([[...person(1000), [1450, 250, 8]]]).middles).toHaveLength(1)
})

test('[FL-10] which feet belong together is told by sway: what one foot loses the other gains', () => {
  const feet = [1000, 1240, 1480, 1720, 1960, 2200]
  const swayAs = (pairs: readonly (readonly [number, number])[]) =>
    Array.from({ length: 120 }, (_, n): readonly Foot[] =>
      pairs.flatMap(([left, right], i) => {
        const shift = 3 * Math.sin(n / (5 + 2 * i) + i)
        return [
          [feet[left] ?? 0, 130, 38 + shift],
          [feet[right] ?? 0, 130, 38 - shift],
        ] as const satisfies readonly Foot[]
      }),
    )
  const inPairs = solve(
    swayAs([
      [0, 1],
      [2, 3],
      [4, 5],
    ]),
  )
  expect(inPairs.middles.map(Math.round)).toEqual([1120, 1600, 2080])
  // The outermost stand on one foot of 76 kg; the four feet between them are two people.
  const between = solve(
    swayAs([
      [1, 2],
      [3, 4],
    ]).map((moving) =>
      moving.concat([
        [800, 130, 76],
        [2400, 130, 76],
      ]),
    ),
  )
  expect(between.middles.map(Math.round)).toEqual([800, 1360, 1840, 2400])
})

test('[FL-11] who is known keeps their place beside an arrival, and order is kept', () => {
  const { stretches, middles } = solve([[...person(1000), ...person(1480)]], [knownAt(1000)], false)
  expect(stretches.map(({ known, fresh }) => [known, fresh])).toEqual([
    [1, 0],
    [0, 1],
  ])
  expect(Math.abs((middles[0] ?? 0) - 1000)).toBeLessThan(15)
})

test('[FL-11] somebody in a second row is told by the load that nobody else explains', () => {
  const { stretches } = solve([[...person(1000, 80), ...person(1080, 60)]], [knownAt(1000, 80)], false)
  expect(stretches.map(({ known, fresh }) => [known, fresh])).toEqual([[1, 1]])
  const both = solve([[...person(1000, 80), ...person(1080, 60)]], [knownAt(1000, 80), knownAt(1080, 60)], false)
  expect(both.stretches.map(({ known, fresh }) => [known, fresh])).toEqual([[2, 0]])
})

test('[FL-11] who has gone is not replaced by somebody else, and a lifted foot is nobody gone', () => {
  expect(solve([person(3000)], [knownAt(1000), knownAt(3000)], false).stretches).toMatchObject([{ first: 1, known: 1, fresh: 0 }])
  expect(solve([[[1110, 130, 75]]], [knownAt(1000)], false).stretches).toMatchObject([{ first: 0, known: 1, fresh: 0 }])
})

test('[FL-12] load on one cell alone is nobody who arrives', () => {
  expect(solve([[[1025, 40, 90]]], [], false).stretches).toEqual([])
  expect(solve([[[1025, 40, 90]]], [], false, true).stretches, 'a cell that takes up load bit by bit').toHaveLength(1)
  expect(solve([[[1025, 120, 90]]], [], false).stretches).toHaveLength(1)
})

test('[FL-13] a line seen from its other end has the same people', () => {
  const feet = [...person(700), ...person(1180, 62, 180), ...person(1650, 95, 300), ...person(3000, 55)]
  const turned = feet.map(([middle, width, load]): Foot => [5000 - middle, width, load])
  const here = solve([feet]).middles
  const there = solve([turned])
    .middles.map((middle) => 5000 - middle)
    .toReversed()
  expect(there).toHaveLength(here.length)
  for (const [i, middle] of here.entries()) expect(Math.abs(middle - (there[i] ?? 0))).toBeLessThan(1)
})
