/** The readers of a simulated board at the 0, the 5 and the 10, and the people who tap there with a badge. */
import { createBearers } from './simulated-bearers.ts'
import { createSimulatedCards, type SimulatedCards, type SimulatedEvent } from './simulated-cards.ts'

export interface TapperOptions {
  readonly badges: number
  readonly seed: number
  /** One of them taps about every so many ms. */
  readonly tapEvery: number
  /** Nobody taps after so many ms. */
  readonly tapUntil: number
}

export interface Tappers {
  /** What lies on the readers; another object after `restart`. */
  readonly cards: SimulatedCards
  readonly marks: readonly (number | null)[]
  /** The board starts anew; what lies there stays. */
  restart(): void
  /** What people do up to `at`, ms since the board was laid, which is `t` of its own time; the event that is to be told then. */
  live(at: number, t: number): SimulatedEvent | null
  /** ms since the board was laid. */
  nextDeedAt(): number
}

export const READERS = [0, 5, 10]

export function createTappers(options: TapperOptions): Tappers {
  const bearers = createBearers({ ...options, readers: READERS })
  let cards = createSimulatedCards()
  return {
    get cards() {
      return cards
    },
    marks: bearers.marks,
    restart() {
      const before = cards
      cards = createSimulatedCards()
      for (const [mark, number] of before.lying) cards.lay(mark, number, 0)
    },
    live(at, t) {
      for (const deed of bearers.step(at, cards.hasSalt)) {
        if (deed.type === 'lay') cards.lay(deed.mark, deed.number, t)
        else cards.take(deed.mark, t)
      }
      const event = cards.due(t)
      return event === null
        ? null
        : { ...event, t: Math.floor(event.t) >>> 0, dwell: event.dwell === null ? null : Math.floor(event.dwell) }
    },
    nextDeedAt: () => bearers.nextAt(),
  }
}
