/**
 * Who is where by their badge: the mark at which a badge was tapped last is where its bearer stands. A badge is known by a token, which lives
 * here and nowhere else; all others know it by a small number.
 */
import type { ScaleNumber } from '../scale/position.ts'
import type { Place } from './place.ts'

export interface Tap {
  /** Whatever tells badges apart in this session. */
  readonly token: string
  readonly mark: ScaleNumber
  /** Host time, ms since 1970. */
  readonly at: number
  /** How long before that it really was, ms: a board tells later what nobody heard while its cable was out. 0 if absent. */
  readonly late?: number
  /** The board that told it, if one did: of one board all come in their order, whatever its clock says. */
  readonly board?: string
}

/** `placed` a new badge; `moved`; `same` it was at this mark already; `late` it was tapped elsewhere since; `full` there are too many; `too-fast` no reader taps like this. */
export type TapOutcome = 'placed' | 'moved' | 'same' | 'late' | 'full' | 'too-fast'

export interface BadgeBook {
  tap(tap: Tap): TapOutcome
  /** Takes away the badge that was tapped longest ago, at this mark or at all: its bearer went home with it. False when there is none. */
  clearOne(mark: ScaleNumber | null): boolean
  clearAll(): void
  /** The same object while nothing changed, in the order of their numbers. */
  readonly places: readonly Place[]
  /** Badges at each mark that has some. */
  readonly atMarks: ReadonlyMap<ScaleNumber, number>
}

/** A group is 8 to 40 people; more than this is no group with badges. */
export const MOST_BADGES = 99
/** Taps in a burst, and how many a second for long: three readers see seven cards a second each, and no group comes near that. */
const BURST = 48
const TAPS_PER_SECOND = 24

interface Badge {
  readonly board: string
  readonly id: number
  readonly mark: ScaleNumber
  readonly at: number
}

export function createBadgeBook(): BadgeBook {
  const badges = new Map<string, Badge>()
  let places: readonly Place[] = []
  let allowance = BURST
  let tappedAt = -Infinity

  function mayTap(at: number): boolean {
    // A wall clock may be set back.
    const elapsed = Math.max(0, at - tappedAt)
    allowance = Math.min(BURST, allowance + (elapsed * TAPS_PER_SECOND) / 1000)
    tappedAt = at
    if (allowance < 1) return false
    allowance -= 1
    return true
  }

  function look(): void {
    const all = [...badges.values()].toSorted((one, other) => one.id - other.id)
    places = all.map(({ id, mark, at }) => ({ id, position: mark, at }))
  }

  /** Whoever tapped after that stands behind whoever was told of late. */
  function putBefore(at: number): void {
    const since = [...badges].filter(([, badge]) => badge.at > at)
    for (const [token, badge] of since) {
      badges.delete(token)
      badges.set(token, badge)
    }
  }

  function freeId(): number {
    const taken = new Set([...badges.values()].map(({ id }) => id))
    let id = 0
    while (taken.has(id)) id++
    return id
  }

  return {
    tap({ token, mark, at: told, late = 0, board = '' }) {
      const at = told - late
      if (!mayTap(told)) return 'too-fast'
      const before = badges.get(token)
      if (before === undefined && badges.size >= MOST_BADGES) return 'full'
      if (late > 0 && before !== undefined && before.board !== board && before.at > at) return 'late'
      // The one that was tapped last stands last, whatever the clock says.
      badges.delete(token)
      badges.set(token, { id: before?.id ?? freeId(), mark, at, board })
      if (late > 0) putBefore(at)
      look()
      if (before === undefined) return 'placed'
      return before.mark === mark ? 'same' : 'moved'
    },
    clearOne(mark) {
      for (const [token, badge] of badges) {
        if (mark !== null && badge.mark !== mark) continue
        badges.delete(token)
        look()
        return true
      }
      return false
    },
    clearAll() {
      badges.clear()
      look()
    },
    get places() {
      return places
    },
    get atMarks() {
      const marks = new Map<ScaleNumber, number>()
      for (const { mark } of badges.values()) marks.set(mark, (marks.get(mark) ?? 0) + 1)
      return marks
    },
  }
}
