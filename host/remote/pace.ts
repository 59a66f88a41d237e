/** How often something may happen: a few times at once, and then at a steady pace. For each key apart. */
import type { Clock } from '../ports/clock.ts'

export interface Pace<Key> {
  /** Whether it may happen now. If so it counts. */
  take(key: Key): boolean
}

export interface PaceOptions {
  readonly clock: Clock
  /** So often at once. */
  readonly burst: number
  /** And once more after each of these, ms. */
  readonly every: number
}

/** Keys that are remembered. Beyond this the one that was first seen is forgotten: memory is bounded, whoever comes. */
const MOST_KEYS = 2048

interface Spent {
  /** Of the burst, at `at`. */
  readonly amount: number
  /** Monotonic, ms. */
  readonly at: number
}

export function createPace<Key>({ clock, burst, every }: PaceOptions): Pace<Key> {
  const spent = new Map<Key, Spent>()

  function spentOf(key: Key, now: number): number {
    const known = spent.get(key)
    return known === undefined ? 0 : Math.max(0, known.amount - (now - known.at) / every)
  }

  /** Who has nothing left to wait for is as new. */
  function forget(now: number): void {
    for (const key of spent.keys()) if (spentOf(key, now) === 0) spent.delete(key)
    for (const key of spent.keys()) if (spent.size >= MOST_KEYS) spent.delete(key)
  }

  return {
    take(key) {
      const now = clock.monotonic()
      const amount = spentOf(key, now) + 1
      if (amount > burst) return false
      if (!spent.has(key) && spent.size >= MOST_KEYS) forget(now)
      spent.set(key, { amount, at: now })
      return true
    },
  }
}
