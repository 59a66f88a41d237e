/** Where each strip of a room lies once another one has come: beside the others, or in line with the first one. */
import { SCALE_END } from '../scale/position.ts'
import { alongLine, WHOLE_LINE, type StripPlace } from './strips.ts'

/** `beside` along all of the line, as another row; `before` nearer to the 0 than the first row, `after` nearer to the 10. */
export const JOININGS = ['beside', 'before', 'after'] as const
export type Joining = (typeof JOININGS)[number]

/** A strip that has its place. `length` from its own 0 to its own 10, mm. */
export interface LyingStrip {
  readonly uid: string
  readonly length: number
  readonly place: StripPlace
}

/**
 * The places of those that lie elsewhere now, the comer among them. The first of `strips` is the one that the comer is in line with.
 * `turned`: its own 0 lies nearer to the 10.
 */
export function layComer(
  strips: readonly LyingStrip[],
  comer: Pick<LyingStrip, 'uid' | 'length'>,
  how: Joining,
  turned: boolean,
): ReadonlyMap<string, StripPlace> {
  const others = strips.filter(({ uid }) => uid !== comer.uid)
  const row = others[0]?.place.lane ?? 0
  const inRow = others.filter(({ place }) => place.lane === row).toSorted(alongLine)
  const whole = turned ? { from: SCALE_END, to: 0 } : { from: 0, to: SCALE_END }
  if (how === 'beside') return new Map([...layInLine(inRow, row), [comer.uid, { ...whole, lane: freeLane(others) }]])
  const newest = { ...comer, place: { ...WHOLE_LINE, ...whole } }
  return layInLine(how === 'before' ? [newest, ...inRow] : [...inRow, newest], row)
}

/** One after the other from the 0, each as much of the line as it is long; whichever lies the other way round does so still. */
function layInLine(strips: readonly LyingStrip[], lane: number): ReadonlyMap<string, StripPlace> {
  const total = strips.reduce((sum, { length }) => sum + length, 0)
  let end = 0
  let gone = 0
  return new Map(
    strips.map(({ uid, length, place }) => {
      const begin = end
      gone += length
      end = Math.round((100 * SCALE_END * gone) / total) / 100
      return [uid, place.from < place.to ? { lane, from: begin, to: end } : { lane, from: end, to: begin }]
    }),
  )
}

function freeLane(strips: readonly LyingStrip[]): number {
  let lane = 0
  while (strips.some(({ place }) => place.lane === lane)) lane++
  return lane
}
