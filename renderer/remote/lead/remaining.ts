/** Time that is left of a silent minute, as the facilitator reads it: m:ss, never more digits than needed. */
export function remainingText(milliseconds: number): string {
  // Up, so that 0:00 is the end and not the last second.
  const seconds = Math.ceil(Math.max(0, milliseconds) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
