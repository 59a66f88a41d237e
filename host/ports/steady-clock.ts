/**
 * The machine's clock, which nobody sets while a session runs. A kiosk may learn in the middle of an evening what time it really is: its
 * battery was empty and the network came late. Then no silent minute is over at once or goes on for ever, and no phone is out.
 */
import type { Clock } from './clock.ts'

export interface SteadyClock extends Clock {
  /** From now on a clock that is set changes nothing; `false` takes over the machine's time. */
  hold(on: boolean): void
}

/** What a clock is off by at most because of how it is read, or of a network that puts it right little by little, ms. */
const A_JUMP = 2000

export function createSteadyClock(machine: Clock): SteadyClock {
  let isHeld = false
  /** By how much the machine's clock was set while it was held. */
  let set = 0
  let before = readings()

  function readings() {
    return { wall: machine.now(), monotonic: machine.monotonic(), uptime: machine.uptime() }
  }

  /** What the clock gained on time that went by was either set, or slept through by the machine. */
  function look(wall: number): void {
    const gained = wall - before.wall - (machine.monotonic() - before.monotonic)
    if (Math.abs(gained) < A_JUMP) return
    const now = readings()
    const slept = now.uptime - before.uptime - (now.monotonic - before.monotonic)
    set += gained - (slept < A_JUMP ? 0 : slept)
    before = now
  }

  return {
    ...machine,
    now() {
      const wall = machine.now()
      if (!isHeld) return wall
      look(wall)
      return wall - Math.round(set)
    },
    hold(on) {
      if (on && !isHeld) before = readings()
      if (!on) set = 0
      isHeld = on
    },
  }
}
