/** The browser's clock, as the core wants it. */
import type { After } from '#core/timer'

export const after: After = (milliseconds, call) => {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}
