/** Whether a host answers: the smallest question there is. */

/** A kiosk in the same room answers far sooner, also over a slow network, ms. */
const ANSWER_WITHIN = 2000

/** False when nothing answers at this address in time. Needs no secure context and no newer browser than a WebSocket does. */
export async function answersAt(address: string): Promise<boolean> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), ANSWER_WITHIN)
  try {
    await fetch(address, { method: 'HEAD', cache: 'no-store', redirect: 'manual', credentials: 'omit', signal: patience.signal })
    return true
  } catch {
    // No network, no kiosk, or one that hangs: it is asked again.
    return false
  } finally {
    clearTimeout(timer)
  }
}
