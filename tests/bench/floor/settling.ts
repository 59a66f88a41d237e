/**
 * How soon it is right: for everybody who comes, the time to their first mark; for everybody who has come to stand or has left, the time
 * till they have a mark, those around them have one, and there is no mark too many around. Another one's move nearby ends the watching.
 */
import type { Actor } from './actor.ts'
import { pairUp } from './assign.ts'
import type { Place } from './scene.ts'

export interface Settling {
  /** Looks at a moment, seconds. */
  look(time: number, truth: readonly Place[], told: readonly Place[]): void
  /** Seconds from half of their weight on the line to a mark. */
  readonly firstMarks: readonly number[]
  /** Seconds from standing, or having left, till it is right. */
  readonly times: readonly number[]
}

interface Watched {
  readonly actor: Actor
  readonly since: number
  /** When it last became right; null while it is not. */
  right: number | null
}

/** Right for so long, seconds, is right. */
const HOLDS = 0.3
/** Whoever is not right for so long, seconds, will not be: that counts as this. */
const NEVER = 10
/** How close their mark is to somebody who is told right, and what is around them, in gates. */
const CLOSE = 0.5
const AROUND = 2

/** `gate` in scale units, `length` of the line in mm. */
export function createSettling(people: readonly Actor[], gate: number, length: number): Settling {
  const firstMarks: number[] = []
  const times: number[] = []
  const coming = new Map<number, number>()
  const here = new Set<number>()
  const ends = people
    .flatMap((actor) => actor.moves.map(({ to }) => ({ actor, to })))
    .filter(({ to }) => to < Infinity)
    .sort((a, b) => a.to - b.to)
  let watched: Watched[] = []

  function positionOf(actor: Actor, time: number): number {
    return Math.min(10, Math.max(0, (10 * actor.placeAt(time)) / length))
  }

  function begin(time: number, truth: readonly Place[]): void {
    for (const { id } of truth) {
      if (here.has(id)) continue
      here.add(id)
      if (time > 0) coming.set(id, time)
    }
    while (ends[0] !== undefined && ends[0].to <= time) {
      const end = ends.shift()
      if (end === undefined) return
      watched = watched.filter(({ actor }) => actor !== end.actor)
      watched.push({ actor: end.actor, since: end.to, right: null })
    }
  }

  function judge(time: number, truth: readonly Place[], told: readonly Place[]): void {
    const pairs = pairUp(truth, told, gate)
    const [seen, used] = [new Set(pairs.map(([i]) => truth[i]?.id)), new Set(pairs.map(([, j]) => j))]
    for (const [id, since] of coming) {
      if (seen.has(id)) firstMarks.push(time - since)
      if (seen.has(id) || !truth.some((one) => one.id === id)) coming.delete(id)
    }
    watched = watched.filter((one) => {
      const middle = positionOf(one.actor, time)
      const near = ({ position }: Place): boolean => Math.abs(position - middle) <= AROUND * gate
      if (people.some((other) => disturbs(other, one, time) && near({ id: 0, position: positionOf(other, time) }))) return false
      const own = pairs.find(([i]) => truth[i]?.id === one.actor.id)
      const far = own === undefined ? 0 : Math.abs((told[own[1]]?.position ?? middle) - middle)
      const right =
        far <= CLOSE * gate &&
        told.every((mark, j) => used.has(j) || !near(mark)) &&
        truth.every((who) => seen.has(who.id) || !near(who))
      one.right = right ? (one.right ?? time) : null
      if (one.right !== null && time - one.right >= HOLDS) {
        times.push(Math.max(0, one.right - one.since))
        return false
      }
      if (time - one.since < NEVER) return true
      times.push(NEVER)
      return false
    })
  }

  return {
    firstMarks,
    times,
    look(time, truth, told) {
      begin(time, truth)
      if (coming.size > 0 || watched.length > 0) judge(time, truth, told)
    },
  }
}

/** Feet on the move since: their own ones again, or another's. */
function disturbs(other: Actor, { actor, since }: Watched, time: number): boolean {
  return other.moves.some(({ from, to }) => from <= time && (other === actor ? from > since : to >= since))
}
