/** When the 10 opens up: in step 5, when the last person of the group has arrived there. */
import type { StepNumber } from '#core/method/steps'
import type { After } from '#core/protocol/timer'
import { SCALE_END, type Counts } from '#core/scale/position'

export interface TenWatch {
  /** The step the room is in; null outside a session. */
  atStep(step: StepNumber | null): void
  onLine(counts: Counts, total: number): void
}

const IDEAL_STEP: StepNumber = 5
/** From here on people stand on the line, and the group can be counted. */
const GROUP_STEP: StepNumber = 3
/** When fewer people than before stand on the line and all of them at the 10, the others are not coming: it opens after this, ms. */
const WAIT_FOR_OTHERS = 6000

/** Tells `changed` whether the 10 is open. Once open it stays so for the rest of the step, whoever wanders off. */
export function createTenWatch(after: After, changed: (open: boolean) => void): TenWatch {
  let step: StepNumber | null = null
  let group = 0
  let line: { readonly counts: Counts; readonly total: number } = { counts: [], total: 0 }
  let open = false
  let cancelWait: (() => void) | null = null

  function set(next: boolean): void {
    cancelWait?.()
    cancelWait = null
    if (open === next) return
    open = next
    changed(open)
  }

  function look(): void {
    if (step !== null && step >= GROUP_STEP) group = Math.max(group, line.total)
    if (step !== IDEAL_STEP || open) return
    const allThere = line.total > 0 && line.counts[SCALE_END] === line.total
    if (allThere && line.total >= group) set(true)
    else if (allThere) cancelWait ??= after(WAIT_FOR_OTHERS, () => set(true))
    else set(false)
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
  }
}
