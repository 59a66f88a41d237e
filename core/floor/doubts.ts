/** The doubts over time: each begins when its reason has lasted a while, and ends when it has been gone a while. */
import { SCALE_NUMBERS, type ScaleNumber } from '../scale/position.ts'
import { DOUBT_KINDS, type Doubt, type DoubtKind } from './doubt.ts'

export interface Doubts {
  /** There is a reason for this doubt in this reading. */
  raise(kind: DoubtKind, number: ScaleNumber | null): void
  /** The doubts after this reading, `seconds` after the one before. The same array while they are the same. */
  settle(seconds: number): readonly Doubt[]
  clear(): void
}

/** A reason counts when it has been there for so long, seconds: somebody who takes their place is among others for a moment. */
const BEGINS_AFTER = 1
/** And no longer when it has been away for so long: nothing flickers when people sway. */
const ENDS_AFTER = 2
const PLACES: readonly (ScaleNumber | null)[] = [null, ...SCALE_NUMBERS]

export function createDoubts(): Doubts {
  const count = DOUBT_KINDS.length * PLACES.length
  const raised = new Uint8Array(count)
  /** 0: gone, 1: there for as long as it takes. */
  const level = new Float64Array(count)
  const told = new Uint8Array(count)
  let doubts: readonly Doubt[] = []

  function tell(): readonly Doubt[] {
    return PLACES.flatMap((number, place) =>
      DOUBT_KINDS.filter((_, kind) => told[kind * PLACES.length + place] === 1).map((kind) => ({ kind, number })),
    )
  }

  return {
    raise(kind, number) {
      raised[DOUBT_KINDS.indexOf(kind) * PLACES.length + PLACES.indexOf(number)] = 1
    },
    settle(seconds) {
      let isNews = false
      for (let i = 0; i < count; i++) {
        const by = raised[i] === 1 ? seconds / BEGINS_AFTER : -seconds / ENDS_AFTER
        const now = Math.min(1, Math.max(0, (level[i] ?? 0) + by))
        level[i] = now
        const tells = now >= 1 || (told[i] === 1 && now > 0) ? 1 : 0
        if (tells !== told[i]) isNews = true
        told[i] = tells
      }
      raised.fill(0)
      if (isNews) doubts = tell()
      return doubts
    },
    clear() {
      level.fill(0)
      told.fill(0)
      raised.fill(0)
      doubts = []
    },
  }
}
