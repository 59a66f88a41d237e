/** Waiting with a bound: for what the machine may never answer. */
import type { Clock } from '../ports/clock.ts'

/** What the promise gives, or `late` when it took longer than so many ms or the signal said stop. A rejection passes through. */
export function within<Value>(
  promise: Promise<Value>,
  milliseconds: number,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Value | 'late'> {
  const bound = new Promise<'late'>((resolve) => {
    const late = () => {
      cancel()
      signal?.removeEventListener('abort', late)
      resolve('late')
    }
    const cancel = clock.after(milliseconds, late)
    signal?.addEventListener('abort', late)
    if (signal?.aborted === true) late()
    promise.then(late, late)
  })
  return Promise.race([promise, bound])
}
