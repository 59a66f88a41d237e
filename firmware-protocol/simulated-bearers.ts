/** People with badges who are not there: now and then one of them walks to a reader and lays the badge down. */
import { createRandom } from './random.ts'

export interface Bearers {
  /** What happens up to now, in its order; nothing while `ready` is false: whoever has laid a badge down waits. Times are ms. */
  step(now: number, ready: boolean): readonly BearerDeed[]
  nextAt(): number
  /** The mark at which each badge was laid down last; null for one that never was. */
  readonly marks: readonly (number | null)[]
}

export type BearerDeed =
  | { readonly type: 'lay'; readonly at: number; readonly mark: number; readonly number: Uint8Array }
  | { readonly type: 'take'; readonly at: number; readonly mark: number }

export interface BearerOptions {
  readonly badges: number
  readonly seed: number
  readonly readers: readonly number[]
  /** One of them taps about every so many ms. */
  readonly tapEvery: number
  /** Nobody taps after this, ms. */
  readonly tapUntil: number
}

const LIES = [300, 900] as const
/** The least time from one reader to the next, ms. */
const WALKS = 1500
const NUMBER_BYTES = 7
/** All numbers of one maker begin so. */
const MAKER = 0x04
const LOOK_EVERY = 20

export function createBearers({ badges, seed, readers, tapEvery, tapUntil }: BearerOptions): Bearers {
  const random = createRandom(seed)
  const numbers = Array.from({ length: badges }, () =>
    Uint8Array.from({ length: NUMBER_BYTES }, (_, index) => (index === 0 ? MAKER : Math.floor(random.between(0, 256)))),
  )
  const marks: (number | null)[] = numbers.map(() => null)
  const freeAt = numbers.map(() => 0)
  const takenAt = new Map<number, number>()
  let tapAt = 0
  let lookAt = 0

  function tap(now: number): readonly BearerDeed[] {
    const badge = Math.floor(random.between(0, badges))
    const mark = readers[Math.floor(random.between(0, readers.length))]
    const number = numbers[badge]
    if (mark === undefined || number === undefined || takenAt.has(mark) || now < (freeAt[badge] ?? 0)) return []
    const until = now + Math.floor(random.between(...LIES))
    takenAt.set(mark, until)
    freeAt[badge] = until + WALKS
    marks[badge] = mark
    return [{ type: 'lay', at: now, mark, number }]
  }

  return {
    step(now, ready) {
      if (now < lookAt) return []
      lookAt = now + LOOK_EVERY
      if (!ready || badges === 0) return []
      const taken = [...takenAt].filter(([, until]) => now >= until).map(([mark]) => mark)
      for (const mark of taken) takenAt.delete(mark)
      const deeds: readonly BearerDeed[] = taken.map((mark) => ({ type: 'take', at: now, mark }))
      if (now < tapAt || now >= tapUntil) return deeds
      tapAt = now + random.between(0.5 * tapEvery, 1.5 * tapEvery)
      return [...deeds, ...tap(now)]
    },
    nextAt: () => lookAt,
    marks,
  }
}
