/** Where the strips of the room lie, for whoever says so: the first one, and those that came beside it. */
import { layComer, type LyingStrip } from '#core/floor/strip-laying'
import { WHOLE_LINE, type StripPlace } from '#core/floor/strips'
import type { FloorDeskView } from '#core/protocol/floor-desk-view'
import type { FloorRequest, OperatorRefusal } from '#core/protocol/operator-requests'
import type { SourceState } from '#core/protocol/source-view'
import type { BoardCalibration } from '../floor/board-calibration.ts'
import { viewStrips } from '../floor/floor-view.ts'
import type { MoreStrips } from './more-strips.ts'

export interface StripDesk {
  /** Where the first strip lies. */
  readonly place: StripPlace
  /** `state` is how the first one is doing. */
  views(state: SourceState): FloorDeskView['strips']
  lay(uid: string, place: StripPlace): OperatorRefusal | null
  join(request: Extract<FloorRequest, { type: 'strip.join' }>): OperatorRefusal | null
  /** It has its place: moving it is no business of a group at work. */
  isLaid(uid: string): boolean
}

type OtherStrips = Pick<MoreStrips, 'known' | 'lay' | 'forget'>

/** `first` is what is known of the first strip. */
export function createStripDesk(first: Pick<BoardCalibration, 'board' | 'kept' | 'lay'>, more?: OtherStrips): StripDesk {
  function known(): OtherStrips['known'] {
    return more?.known ?? []
  }

  function place(): StripPlace {
    return first.kept.place ?? WHOLE_LINE
  }

  /** Without others there is nothing to say of where it lies. */
  function isFirstLaid(): boolean {
    return first.kept.place !== undefined || !known().some(({ isLaid }) => isLaid) || known().some(({ uid }) => uid === null)
  }

  function lay(uid: string, there: StripPlace): OperatorRefusal | null {
    const laid = uid === first.board?.uid ? first.lay(there) : more?.lay(uid, there)
    if (laid === undefined) return 'no-strip'
    return laid.ok ? null : laid.reason
  }

  /** Those with a place, the first strip first. */
  function lying(): readonly LyingStrip[] {
    const { board } = first
    const own = board === null || !isFirstLaid() ? [] : [{ uid: board.uid, length: board.geometry.length, place: place() }]
    const others = known().flatMap(({ uid, length, isLaid, place: there }) =>
      uid === null || length === null || !isLaid ? [] : [{ uid, length, place: there }],
    )
    return [...own, ...others]
  }

  function takePlaceOfLost(uid: string): OperatorRefusal | null {
    const lost = known().find(
      ({ uid: other, source, isLaid }) => other !== null && other !== uid && isLaid && source.state === 'lost',
    )
    if (!lost?.uid) return 'no-strip'
    const refusal = lay(uid, lost.place)
    if (refusal === null) more?.forget(lost.uid)
    return refusal
  }

  return {
    get place() {
      return place()
    },
    views: (state) => viewStrips({ uid: first.board?.uid ?? null, state, place: place(), isLaid: isFirstLaid() }, known()),
    lay,
    join({ uid, how, turned }) {
      if (how === 'instead') return takePlaceOfLost(uid)
      const length = uid === first.board?.uid ? first.board.geometry.length : known().find((strip) => strip.uid === uid)?.length
      if (length === undefined || length === null) return 'no-strip'
      for (const [other, there] of layComer(lying(), { uid, length }, how, turned)) {
        const refusal = lay(other, there)
        if (refusal !== null) return refusal
      }
      return null
    },
    isLaid: (uid) => (uid === first.board?.uid ? isFirstLaid() : known().some((strip) => strip.uid === uid && strip.isLaid)),
  }
}
