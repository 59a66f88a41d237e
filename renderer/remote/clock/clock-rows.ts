/** The clock of a session as rows: what each step has used against what was planned. Advice to the facilitator alone. */
import { STEPS, type Step, type StepNumber } from '#core/method/steps'
import { usedAt, type SessionClock } from '#core/session/session-clock'

export interface ClockRow {
  readonly step: Step
  readonly planned: number
  /** Whole minutes, rounded: nobody steers by seconds. */
  readonly used: number
  /** How full the bar is, 0 to 1, and how much of it is over the plan. */
  readonly full: number
  readonly over: number
  readonly isNow: boolean
}

const MINUTE = 60_000

export function clockRows(minutes: readonly number[], clock: SessionClock, step: StepNumber, now: number): readonly ClockRow[] {
  const used = usedAt(clock, step, now).map((milliseconds) => milliseconds / MINUTE)
  const longest = Math.max(1, ...minutes, ...used)
  return STEPS.map((known, index) => {
    const [planned, spent] = [minutes[index] ?? 0, used[index] ?? 0]
    return {
      step: known,
      planned,
      used: Math.round(spent),
      full: Math.min(spent, planned) / longest,
      over: Math.max(0, spent - planned) / longest,
      isNow: known.number === step,
    }
  })
}

/** All steps together, whole minutes. */
export function totalTime(rows: readonly ClockRow[], clock: SessionClock, step: StepNumber, now: number) {
  const used = usedAt(clock, step, now).reduce((sum, milliseconds) => sum + milliseconds, 0)
  return { used: Math.floor(used / MINUTE), planned: rows.reduce((sum, { planned }) => sum + planned, 0) }
}

/** The width of what was planned, 0 to 1 of the widest row. */
export function plannedWidth({ planned }: ClockRow, rows: readonly ClockRow[]): number {
  return planned / Math.max(1, ...rows.map((row) => Math.max(row.planned, row.used)))
}
