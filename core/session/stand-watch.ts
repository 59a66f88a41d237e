/** When everybody stands: nobody moves for a moment, and the group is complete. Offered to the facilitator, never forced. */
import type { ScalePosition } from '../scale/position.ts'
import type { After } from '../timer.ts'

export interface StandWatch {
  /** `expected` is the size of the group; null when nobody said. */
  onLine(people: readonly { readonly id: number; readonly position: ScalePosition }[], expected: number | null): void
}

/** So long nobody moves, ms. */
const STILL_FOR = 1500
/** Somebody who stands sways and shuffles by less than this, units; a step along the line is more (0.3 m on a line of 10 m). */
const A_STEP = 0.25

/** Tells `changed` whether everybody stands, whenever that changes. */
export function createStandWatch(after: After, changed: (stands: boolean) => void): StandWatch {
  /** Where everybody was when the moment began. */
  let began = new Map<number, ScalePosition>()
  let isComplete = false
  let stands = false
  let cancel: (() => void) | null = null

  function set(next: boolean): void {
    if (next === stands) return
    stands = next
    changed(stands)
  }

  function restart(people: Parameters<StandWatch['onLine']>[0]): void {
    began = new Map(people.map(({ id, position }) => [id, position]))
    cancel?.()
    set(false)
    cancel = isComplete ? after(STILL_FOR, () => set(true)) : null
  }

  return {
    onLine(people, expected) {
      const complete = people.length > 0 && people.length >= (expected ?? 1)
      const moved =
        people.length !== began.size || people.some(({ id, position }) => Math.abs(position - (began.get(id) ?? Infinity)) > A_STEP)
      if (!moved && complete === isComplete) return
      isComplete = complete
      restart(people)
    },
  }
}
