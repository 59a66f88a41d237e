/** Plays an evening on the page, one frame after the other, until it is over or something else is shown. */
import { eveningAt, EVENING_LASTS, type Evening, type EveningFrame } from './evening.ts'

/** Calls `draw` at once and with every frame. Returns how to stop. */
export function playEvening(evening: Evening, draw: (frame: EveningFrame) => void): () => void {
  let frame = 0
  const startedAt = performance.now()
  function next(): void {
    const elapsed = performance.now() - startedAt
    draw(eveningAt(evening, elapsed))
    if (elapsed < EVENING_LASTS) frame = requestAnimationFrame(next)
  }
  next()
  return () => cancelAnimationFrame(frame)
}
