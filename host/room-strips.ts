/** The strips of the room as one floor: the first one, whose people the room follows itself, and those beside it. */
import type { FloorState } from '#core/floor/floor'
import { joinStrips, WHOLE_LINE, type Strip, type StripPlace } from '#core/floor/strips'
import type { SourceView } from '#core/protocol/source-view'

export interface RoomStrips {
  /** The strips beside the first one as they are now, of how many, and where the first one lies. */
  use(more: readonly Strip[], of: number, first: StripPlace): void
  /** What all strips feel, the first one this. */
  join(first: FloorState, source: SourceView): FloorState
  /** How many are heard. */
  heard(source: SourceView): number
  /** How the floor is doing, all strips together. */
  view(source: SourceView): SourceView
}

export function createRoomStrips(): RoomStrips {
  let more: readonly Strip[] = []
  let moreOf = 0
  let place = WHOLE_LINE

  const heard = ({ state }: SourceView): number => more.filter(({ stale }) => !stale).length + (state === 'ready' ? 1 : 0)
  return {
    use(strips, of, first) {
      more = strips
      moreOf = of
      place = first
    },
    join: (state, source) => joinStrips([{ state, place, stale: moreOf > 0 && source.state !== 'ready' }, ...more]),
    heard,
    view: (source) => (moreOf === 0 ? source : { ...source, strips: { heard: heard(source), of: 1 + moreOf } }),
  }
}
