/** What `lp` and `lpstat` of CUPS say, read with bounds. Only the C locale is understood. */
import * as v from 'valibot'
import { MOST_PRINTERS, printerNameSchema } from '#core/protocol/paper-requests'
import type { PrinterFact } from './printer.ts'

export interface QueueState {
  readonly state: 'idle' | 'printing' | 'disabled'
  /** What the printer says is the matter. */
  readonly alerts: readonly string[]
}

const MOST_LINES = 4000

/** The names that `lpstat -e` gives, one a line. */
export function namesIn(out: string): readonly string[] {
  const names = linesOf(out).filter((line) => v.is(printerNameSchema, line))
  return names.slice(0, MOST_PRINTERS)
}

/** All that `lpstat -p` says of printers, by name. */
export function printersIn(out: string): readonly PrinterFact[] {
  return linesOf(out)
    .flatMap((line) => {
      const name = /^printer (\S+) /.exec(line)?.[1]
      return name !== undefined && v.is(printerNameSchema, name) ? [{ name, state: factOf(stateIn(line)) }] : []
    })
    .slice(0, MOST_PRINTERS)
}

/** What `lpstat -l -p QUEUE` says of one printer; null when it says nothing of it. */
export function queueIn(out: string): QueueState | null {
  const lines = linesOf(out)
  const first = lines.find((line) => line.startsWith('printer '))
  if (first === undefined) return null
  const alerts = lines.flatMap((line) => /^\s+Alerts: (.*)$/.exec(line)?.[1]?.split(/[\s,]+/) ?? [])
  return { state: stateIn(first), alerts: alerts.filter((alert) => alert !== 'none' && alert !== '') }
}

/** The usual printer by `lpstat -d`; null when there is none. */
export function defaultIn(out: string): string | null {
  const name = /^system default destination: (\S+)$/m.exec(out)?.[1]
  return name !== undefined && v.is(printerNameSchema, name) ? name : null
}

/** The job that `lp` has begun; null when it has not. */
export function jobIn(out: string): string | null {
  return /^request id is (\S{1,140}-\d{1,10}) /m.exec(out)?.[1] ?? null
}

/** Whether `lpstat -o` still knows this job. */
export function isWaiting(job: string, out: string): boolean {
  return linesOf(out).some((line) => line.startsWith(`${job} `))
}

/** Whether `lp` says that there was no room for the job. A full disk also makes CUPS hang up in the middle of it. */
export function saysFull(errors: string): boolean {
  return /no space left|too large|unable to queue/i.test(errors)
}

function stateIn(line: string): QueueState['state'] {
  if (/^printer \S+ disabled/.test(line)) return 'disabled'
  return /^printer \S+ now printing/.test(line) ? 'printing' : 'idle'
}

function factOf(state: QueueState['state']): PrinterFact['state'] {
  return ({ idle: 'ready', printing: 'busy', disabled: 'stopped' } as const)[state]
}

function linesOf(out: string): readonly string[] {
  return out.split('\n', MOST_LINES)
}
