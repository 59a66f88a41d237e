/** The people on the strip as far as mixing is concerned: when and where each came, and where they are or were last. */
import type { Person } from '../floor/floor.ts'
import type { ScalePosition } from '../scale/position.ts'

/** More than can stand on one line, or on strips beside each other. */
export const MOST_STANDERS = 99

/** Somebody on the strip. `slot` is theirs, 0 to `MOST_STANDERS - 1`, until they have left. */
export interface Stander {
  readonly slot: number
  /** Of the floor: another one after they were lost from sight for a moment. */
  id: number
  /** Host time, ms; null when nobody saw them come. */
  readonly since: number | null
  readonly entered: ScalePosition
  /** How many came a second at that time. */
  readonly rate: number
  position: ScalePosition
  /** When they were lost from sight, host time, ms; null while they are there. */
  lost: number | null
  /** They were lost for too long. */
  hasLeft: boolean
}

export interface Standers {
  /** In no order; those who have left are remembered for a while. */
  readonly all: readonly Stander[]
  /** Takes who is felt now. Tells who came and who has left; who is back within a moment did neither. */
  follow(people: readonly Person[], now: number): void
  readonly came: readonly Stander[]
  readonly left: readonly Stander[]
  /** Who left and is not remembered any more; their slot may be somebody else's by now. */
  readonly forgotten: readonly Stander[]
  clear(): void
}

/** Somebody lost from sight who appears again within this, ms and units, is the same: a step from one strip to the next, or a stumble. */
const BACK_WITHIN = 2000
const BACK_NEAR = 0.7
/** So long, ms, it matters who left: what comes later may tell that it was somebody else. */
const REMEMBERED = 120_000
/** Who is there so soon after the strip came up, ms, was there before: a strip is watched for 1.6 s before anybody is told. */
const UP_FOR = 2500
/** How busy it is: people who came in so many seconds. */
const BUSY_OVER = 30

export function createStanders(): Standers {
  const all: Stander[] = []
  const came: Stander[] = []
  const left: Stander[] = []
  const forgotten: Stander[] = []
  const free = Array.from({ length: MOST_STANDERS }, (_, index) => MOST_STANDERS - 1 - index)
  const byId = new Map<number, Stander>()
  /** The strip's first people were seen at, host time; null before. */
  let upAt: number | null = null

  /** How many come a second. Somebody is coming now; one more stands for all who may. */
  function rateAt(now: number): number {
    const others = all.filter(({ since }) => since !== null && now - since < BUSY_OVER * 1000)
    return (2 + others.length) / BUSY_OVER
  }

  function back(position: ScalePosition, now: number): Stander | undefined {
    let best: Stander | undefined
    for (const one of all) {
      if (one.lost === null || one.hasLeft || now - one.lost > BACK_WITHIN) continue
      const off = Math.abs(one.position - position)
      if (off <= BACK_NEAR && off < Math.abs((best?.position ?? Infinity) - position)) best = one
    }
    return best
  }

  function enter({ id, position }: Person, now: number): void {
    const known = back(position, now)
    if (known !== undefined) {
      byId.delete(known.id)
      byId.set(id, known)
      Object.assign(known, { id, position, lost: null })
      return
    }
    if (free.length === 0) forgetOldest()
    const slot = free.pop()
    if (slot === undefined) return
    const seen = upAt !== null && now - upAt > UP_FOR
    const one: Stander = {
      slot,
      id,
      since: seen ? now : null,
      entered: position,
      rate: rateAt(now),
      position,
      lost: null,
      hasLeft: false,
    }
    all.push(one)
    came.push(one)
    byId.set(id, one)
  }

  /** Who is not there is lost, who was lost for too long has left, and who left long ago is forgotten. */
  function lose(people: readonly Person[], now: number): void {
    const there = new Set(people.map(({ id }) => id))
    let kept = 0
    for (const one of all) {
      if (!one.hasLeft && !there.has(one.id)) one.lost ??= now
      if (!one.hasLeft && one.lost !== null && now - one.lost > BACK_WITHIN) leave(one)
      if (one.hasLeft && now - (one.lost ?? 0) > REMEMBERED) forget(one)
      else all[kept++] = one
    }
    all.length = kept
  }

  function leave(one: Stander): void {
    one.hasLeft = true
    left.push(one)
    byId.delete(one.id)
  }

  function forget(one: Stander): void {
    forgotten.push(one)
    free.push(one.slot)
  }

  function forgetOldest(): void {
    const [oldest] = all.filter(({ hasLeft }) => hasLeft).toSorted((one, other) => (one.lost ?? 0) - (other.lost ?? 0))
    if (oldest === undefined) return
    forget(oldest)
    all.splice(all.indexOf(oldest), 1)
  }

  return {
    all,
    came,
    left,
    forgotten,
    follow(people, now) {
      came.length = 0
      left.length = 0
      forgotten.length = 0
      if (people.length > 0) upAt ??= now
      if (all.length > 0) lose(people, now)
      for (const person of people) {
        const known = byId.get(person.id)
        if (known === undefined) enter(person, now)
        else {
          known.position = person.position
          known.lost = null
        }
      }
    },
    clear() {
      for (const { slot } of all) free.push(slot)
      all.length = 0
      came.length = 0
      left.length = 0
      forgotten.length = 0
      byId.clear()
      upAt = null
    },
  }
}

/** How long somebody who has been lost from sight was there, ms. Who was there before anybody looked was there for long. */
export function stayed({ since, lost }: Stander): number {
  return since === null || lost === null ? Infinity : lost - since
}
