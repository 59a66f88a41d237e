/** The log of a search for something that most rooms do not have: that it is not there is nothing to warn of. */
import type { Log } from '../ports/log.ts'

export function calmLog(log: Log): Log {
  return {
    ...log,
    warn: (facts, message) =>
      'reason' in facts && facts.reason === 'absent' ? log.debug(facts, message) : log.warn(facts, message),
  }
}
