/** What stands or lies on the line of a scene. */
import type { Press } from './footprint.ts'

/** Somebody who is to be counted. Times in seconds, places in mm from the 0 mark. */
export interface Actor {
  readonly id: number
  /** When they come, go, or move their feet. */
  readonly moves: readonly { readonly from: number; readonly to: number }[]
  press(time: number, press: Press): void
  /** On the line: at least half of their weight is. */
  presentAt(time: number): boolean
  placeAt(time: number): number
}

/** What is nobody: a bag, a chair. */
export interface Thing {
  press(time: number, press: Press): void
}
