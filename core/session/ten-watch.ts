/** When the 10 opens up: in step 5, when the last person of the group has arrived there. */
import { stepAt, STEPS, type StepNumber } from '../method/steps.ts'
import { SCALE_END, type Counts } from '../scale/position.ts'
import type { After } from '../timer.ts'

export interface TenWatch {
  /** The step the room is in; null outside a session. */
  atStep(step: StepNumber | null): void
  onLine(counts: Counts, total: number): void
  /** The room was here before: a group of so many, and the 10 open or not. */
  resume(group: number, open: boolean): void
}

/** How far the group has come to the 10. */
export interface Gathering {
  readonly there: number
  readonly of: number
  /** Once open it stays so for the rest of the step, whoever wanders off. */
  readonly open: boolean
}

/** When fewer people than before stand on the line and all of them at the 10, the others are not coming: it opens after this, ms. */
const WAIT_FOR_OTHERS = 6000

/** From here on people stand on the line, and the group can be counted. */
const GROUP_STEP = STEPS.find(({ id }) => id === 'position')?.number ?? 3

/** Tells `changed` how far the group has come, whenever that changes. Outside of step 5: null. */
export function createTenWatch(after: After, changed: (gathering: Gathering | null) => void): TenWatch {
  let step: StepNumber | null = null
  let group = 0
  let line: { readonly counts: Counts; readonly total: number } = { counts: [], total: 0 }
  let open = false
  let told: Gathering | null = null
  let cancelWait: (() => void) | null = null

  function isIdeal(): boolean {
    return step !== null && stepAt(step).id === 'ideal'
  }

  function tell(): void {
    const there = line.counts[SCALE_END] ?? 0
    const now = isIdeal() ? { there, of: Math.max(group, line.total), open } : null
    if (now?.there === told?.there && now?.of === told?.of && now?.open === told?.open) return
    told = now
    changed(now)
  }

  function set(next: boolean): void {
    cancelWait?.()
    cancelWait = null
    open = next
  }

  function look(): void {
    if (step !== null && step >= GROUP_STEP) group = Math.max(group, line.total)
    if (isIdeal() && !open) {
      const allThere = line.total > 0 && line.counts[SCALE_END] === line.total
      if (allThere && line.total >= group) set(true)
      else if (allThere) cancelWait ??= after(WAIT_FOR_OTHERS, openAnyway)
      else set(false)
    }
    tell()
  }

  function openAnyway(): void {
    set(true)
    tell()
  }

  return {
    atStep(next) {
      if (next === step) return
      if (next === null || next < GROUP_STEP) group = 0
      step = next
      set(false)
      look()
    },
    onLine(counts, total) {
      line = { counts, total }
      look()
    },
    resume(before, wasOpen) {
      group = Math.max(group, before)
      if (isIdeal()) set(wasOpen)
      tell()
    },
  }
}
