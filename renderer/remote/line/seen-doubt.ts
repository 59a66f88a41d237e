/**
 * The doubt that a strip came up with people on it is true until the last of them has left, which may take the whole session. Whoever has
 * looked says so once: then it is not said again for those people, wherever they walk, and only anew when a strip comes up occupied once more.
 */
import type { DeskView } from '#core/protocol/views'

type Doubts = DeskView['doubts']

const ONCE = 'came-up-occupied'

export interface SeenDoubt {
  /** The doubts as they are now; gives those that are worth saying. */
  worthSaying(doubts: Doubts): Doubts
  /** Somebody has looked. */
  see(): void
}

export function createSeenDoubt(): SeenDoubt {
  let isSeen = false
  return {
    worthSaying(doubts) {
      // None of them is left: the next time it is about others.
      if (!cameUpOccupied(doubts)) isSeen = false
      return isSeen ? doubts.filter(({ kind }) => kind !== ONCE) : doubts
    },
    see() {
      isSeen = true
    },
  }
}

export function cameUpOccupied(doubts: Doubts): boolean {
  return doubts.some(({ kind }) => kind === ONCE)
}
