/** The strips of the room as one floor: the first one, whose people the room follows itself, and those beside it. */
import type { FloorState } from '#core/floor/floor'
import type { LaidStrip } from '#core/floor/joined-cells'
import type { Reading } from '#core/floor/reading'
import { createStripLine, type HeardStrip } from '#core/floor/strip-line'
import type { SourceView } from '#core/protocol/source-view'

/** The first strip, as far as the others matter to it. */
export interface FirstStrip extends LaidStrip {
  readonly uid: string
}

export interface RoomStrips {
  /** The strips beside the first one as they are now, of how many, and the first one; null as long as there is none. */
  use(more: readonly HeardStrip[], of: number, first: FirstStrip | null): void
  /** Before the room asks for what all strips feel. No uid: of the first one. */
  read(reading: Reading, uid?: string): void
  /** What all strips feel, the first one this. */
  join(first: FloorState, source: SourceView): FloorState
  /** What lies on this strip now is nothing. */
  zero(uid: string): void
  /** How many are heard. */
  heard(source: SourceView): number
  /** How the floor is doing, all strips together. */
  view(source: SourceView): SourceView
}

export function createRoomStrips(): RoomStrips {
  const line = createStripLine()
  let more: readonly HeardStrip[] = []
  let moreOf = 0
  let first: FirstStrip | null = null

  const heard = ({ state }: SourceView): number => more.filter(({ stale }) => !stale).length + (state === 'ready' ? 1 : 0)
  return {
    use(strips, of, one) {
      more = strips
      moreOf = of
      first = one
    },
    read(reading, uid = first?.uid) {
      if (uid !== undefined) line.read(uid, reading)
    },
    join(state, source) {
      if (first === null) return more.length === 0 ? state : line.join(eachOnce(more))
      return line.join(eachOnce([{ ...first, state, stale: moreOf > 0 && source.state !== 'ready' }, ...more]))
    },
    zero: (uid) => line.zero(uid),
    heard,
    view: (source) => (moreOf === 0 ? source : { ...source, strips: { heard: heard(source), of: 1 + moreOf } }),
  }
}

/** A strip that is on the port of another one now is known twice for a while: as the one that is heard, and as the one that was. */
function eachOnce(strips: readonly HeardStrip[]): readonly HeardStrip[] {
  const known = new Map<string, HeardStrip>()
  for (const strip of strips) if (known.get(strip.uid)?.stale !== false) known.set(strip.uid, strip)
  return known.size === strips.length ? strips : strips.filter((strip) => known.get(strip.uid) === strip)
}
