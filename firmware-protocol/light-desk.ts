/** What a board's light should show: the newest picture wins, one is on its way, at most ten go out in a second. */
import type { CommandOutcome, CommandQueue } from './commands.ts'
import type { Command } from './messages.ts'

export type Light = Extract<Command, { type: `light-${string}` }>

/** Times are ms on one clock that never runs back. */
export interface LightDesk {
  /** From now on this is wanted; what was wanted before and has not been sent never is. */
  want(light: Light, now: number): void
  /** The board is greeted and has lights: it is shown what is wanted. */
  begin(now: number): void
  /** The board began anew, or may not be spoken to: what it shows is not known. */
  forget(): void
  tick(now: number): void
  nextTickAt(): number
}

/** From the answer to one picture to the next picture, ms: the answer comes after the picture, so never more than ten a second go out. */
const SEND_EVERY = 100
/** A board that did not answer is shown the same again after this, ms. */
const ASK_AGAIN_AFTER = 2000

export function createLightDesk(queue: CommandQueue, first: Light | null): LightDesk {
  let wanted = first
  /** What the board was told last, as a text; null when that is not known. */
  let told: string | null = null
  let isReady = false
  let isOnTheWay = false
  let freeAt = 0

  function isDue(): boolean {
    return isReady && !isOnTheWay && wanted !== null && JSON.stringify(wanted) !== told
  }

  function tick(now: number): void {
    if (wanted === null || !isDue() || now < freeAt) return
    isOnTheWay = true
    told = JSON.stringify(wanted)
    queue.add(wanted, now, { settled })
  }

  /** What a board refuses is not asked of it again, until something else is wanted. */
  function settled({ type }: CommandOutcome, now: number): void {
    isOnTheWay = false
    freeAt = now + (type === 'unanswered' ? ASK_AGAIN_AFTER : SEND_EVERY)
    if (type === 'unanswered' || type === 'dropped') told = null
  }

  return {
    want(light, now) {
      wanted = light
      tick(now)
    },
    begin(now) {
      isReady = true
      tick(now)
    },
    forget() {
      isReady = false
      told = null
    },
    tick,
    nextTickAt: () => (isDue() ? freeAt : Infinity),
  }
}
