/** A scene: a plate, and who and what is on it over time. */
import type { FloorGeometry, Reading } from '#core/floor/reading'
import type { Actor, Thing } from './actor.ts'
import { RATE, type Plate } from './plate.ts'

export interface Scene {
  readonly plate: Plate
  readonly seconds: number
  readonly people: readonly Actor[]
  readonly things: readonly Thing[]
  /** Nobody could know these stretches, seconds: nothing came, or had only just come again. */
  readonly blind?: readonly (readonly [from: number, to: number])[]
}

/** Where somebody is, in scale units. */
export interface Place {
  readonly id: number
  readonly position: number
}

export interface Moment {
  readonly time: number
  /** Null when the frame was lost. */
  readonly reading: Reading | null
}

/** The frames of a scene, in order. */
export function* play({ plate, seconds, people, things }: Scene): Generator<Moment> {
  for (let frame = 0; frame < seconds * RATE; frame++) {
    const time = frame / RATE
    for (const one of people) one.press(time, plate.press)
    for (const thing of things) thing.press(time, plate.press)
    yield { time, reading: plate.sense(time) }
  }
}

/** Who is on the line, in the order of the line. */
export function truthAt({ people, plate: { geometry } }: Scene, time: number): readonly Place[] {
  return people
    .filter((one) => one.presentAt(time))
    .map((one) => ({ id: one.id, position: toScale(one.placeAt(time), geometry) }))
    .sort((a, b) => a.position - b.position)
}

function toScale(place: number, { length }: FloorGeometry): number {
  return Math.min(10, Math.max(0, (10 * place) / length))
}
