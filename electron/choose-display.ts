/** Chooses the display for the kiosk window. */

/** What the choice looks at, of Electron's `Display`. */
export interface DisplayFacts {
  readonly id: number
  /** Built into the machine: the lid of a laptop, which nobody in the room sees. */
  readonly internal: boolean
  readonly size: { readonly width: number; readonly height: number }
  readonly scaleFactor: number
}

/** The one with this number, 1 is the first. If it is not there or none was named: the largest that is not built in, the primary first. */
export function chooseDisplay<One extends DisplayFacts>(displays: readonly One[], primary: One, wanted: number | null): One {
  const named = wanted === null ? undefined : displays[wanted - 1]
  if (named !== undefined) return named
  return [primary, ...displays].reduce((best, display) => (rank(display) > rank(best) ? display : best), primary)
}

/** Pixels of the panel itself: a sharp display of 4K counts as large, whatever its scale. Built in comes last. */
function rank({ internal, size, scaleFactor }: DisplayFacts): number {
  return internal ? 0 : size.width * size.height * scaleFactor ** 2
}
