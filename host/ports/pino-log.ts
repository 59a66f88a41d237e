/** The log on standard error, one JSON object a line. */
import pino from 'pino'
import type { Log } from './log.ts'

/** Standard output belongs to what programs read; `level` is pino's: debug, info, warn, error. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }))
}
