/** What a floor feed has told, and whether its readings are right. */
import { expect, onTestFinished, vi } from 'vitest'
import type { FloorGeometry, Reading } from '#core/floor/reading'
import type { SourceState, SourceView } from '#core/protocol/source-view'
import type { FloorFeed } from '#host/sources/floor-feed'
import type { SimulatedBoard } from './simulated-board.ts'

export interface FollowedFeed {
  readonly views: readonly SourceView[]
  readonly boards: readonly { readonly geometry: FloorGeometry | null; readonly uid: string }[]
  /** How many readings have come. */
  readonly readings: number
  /** Resolves with the ms it took to come to this state; fails when it takes longer than `milliseconds`. */
  comesTo(state: SourceState, milliseconds: number): Promise<number>
  /** Resolves with the ms it took until a new reading shows who stands on the board; fails when it takes longer. */
  shows(board: SimulatedBoard, milliseconds: number): Promise<number>
}

/** Follows a feed from its start; it is stopped when the test has finished. Real time. */
export function followFeed(feed: FloorFeed): FollowedFeed {
  const views: SourceView[] = []
  const boards: { geometry: FloorGeometry | null; uid: string }[] = []
  let readings = 0
  let last: Reading | null = null
  feed.start({
    view: (view) => views.push(view),
    board: (geometry, uid) => boards.push({ geometry, uid }),
    reading(reading) {
      readings += 1
      last = reading
    },
  })
  onTestFinished(() => feed.stop())
  return {
    views,
    boards,
    get readings() {
      return readings
    },
    async comesTo(state, milliseconds) {
      const from = performance.now()
      await vi.waitFor(() => expect(views.at(-1)?.state).toBe(state), { timeout: milliseconds, interval: 5 })
      return performance.now() - from
    },
    async shows(board, milliseconds) {
      const from = performance.now()
      const before = readings
      const isRight = () => {
        expect(readings, 'a new reading').toBeGreaterThan(before)
        expect(views.at(-1)?.state).toBe('ready')
        const strangers = strangersOf(last, boards.at(-1)?.geometry ?? null, board)
        expect(strangers).toEqual([])
      }
      await vi.waitFor(isRight, { timeout: milliseconds, interval: 5 })
      return performance.now() - from
    },
  }
}

/** A person loads the strip with at least so many grams within so many mm of the middle between the feet. */
const LIGHTEST = 25_000
const WIDEST = 500
/** What an empty cell may say, in grams. */
const NOISE = 4000

/** What does not agree between a reading and the truth: people without load under them, and cells with load and without people. */
function strangersOf(reading: Reading | null, geometry: FloorGeometry | null, board: SimulatedBoard): readonly string[] {
  if (reading === null || geometry === null) return ['nothing was read']
  const people = board.people().map(({ position }) => (position * geometry.length) / 10)
  if (people.length === 0) return ['nobody is there']
  const cells = Array.from(reading.cells, (value, index) => ({
    at: geometry.origin + index * geometry.pitch,
    load: value * geometry.gramsPerCount,
  }))
  const unfelt = people.filter(
    (person) => cells.filter(({ at }) => near(person, at)).reduce((sum, { load }) => sum + load, 0) < LIGHTEST,
  )
  const unknown = cells.filter(({ at, load }) => load > NOISE && !people.some((person) => near(person, at)))
  return [...unfelt.map((person) => `nobody felt at ${person} mm`), ...unknown.map(({ at, load }) => `${load} g at ${at} mm`)]
}

function near(person: number, at: number): boolean {
  return Math.abs(person - at) <= WIDEST
}
