/** The size of the group, as it is tapped up and down. */

/** Where a facilitator who says nothing begins, and the bounds of a group. */
const USUAL = 12
const LEAST = 1
const MOST = 99

/** `null` is not known: one more begins at a usual group, one fewer than the least is not known again. */
export function changedSize(size: number | null, by: 1 | -1): number | null {
  if (size === null) return by === 1 ? USUAL : null
  const next = size + by
  return next < LEAST ? null : Math.min(MOST, next)
}
