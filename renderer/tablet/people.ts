/** Who stands on this tablet: one after the other comes, is moved, or is taken off again. */
import { MOST_NUMBERS, MOST_OF_TABLET, type Placed } from '#core/presence/place-list'
import { SCALE_END, type ScalePosition } from '#core/scale/position'

export interface TabletPeople {
  readonly people: readonly Placed[]
  /** Who is being placed or moved now; null before the next one has touched the line. */
  readonly current: number | null
}

/** Whoever is at the tablet stands there: the one who is being moved, else somebody new. Null when nobody more fits. */
export function placed({ people, current }: TabletPeople, position: ScalePosition): TabletPeople | null {
  if (current !== null && people.some(({ id }) => id === current)) {
    return { current, people: people.map((one) => (one.id === current ? { id: current, position } : one)) }
  }
  const id = 1 + Math.max(0, ...people.map((one) => one.id))
  if (people.length >= MOST_OF_TABLET || id > MOST_NUMBERS) return null
  return { current: id, people: [...people, { id, position }] }
}

/** Without whoever is being placed; between two people without the last one who came. */
export function takenOff({ people, current }: TabletPeople): TabletPeople {
  const last = current ?? people.reduce<number | null>((newest, { id }) => Math.max(newest ?? id, id), null)
  return { current: null, people: people.filter(({ id }) => id !== last) }
}

export function allAtTen(people: readonly Placed[]): readonly Placed[] {
  return people.map(({ id }) => ({ id, position: SCALE_END }))
}

/** Everybody where they stood before; who came later stays. */
export function allBack(people: readonly Placed[], before: readonly Placed[]): readonly Placed[] {
  return people.map((one) => before.find(({ id }) => id === one.id) ?? one)
}

/** Whether going to the 10 would move somebody. */
export function someAreAway(people: readonly Placed[]): boolean {
  return people.some(({ position }) => position !== SCALE_END)
}
