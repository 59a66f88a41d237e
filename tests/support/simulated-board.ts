/** A simulated board at the end of a wire, with the faults of real ones. */
import { createDeviceDecoder } from '#firmware/decoder'
import { encodeHostMessage } from '#firmware/encode-host'
import { createSimulator, type SimulatorOptions } from '#firmware/simulator'
import type { Clock } from '#host/ports/clock'
import type { ByteEnd } from './byte-end.ts'

export interface SimulatedBoard {
  /** Who stands on it now, in scale units. */
  people(): readonly { readonly position: number }[]
  /** Says and hears nothing any more, while its time goes on. */
  hush(): void
  speak(): void
  /** Starts anew; the people stay where they are. */
  restart(): void
}

/** How often it says what it has to say, ms. */
const SAY_EVERY = 10

/** Runs for as long as its clock does; hushed from its first byte if wanted. */
export function powerBoard(end: ByteEnd, clock: Clock, options: SimulatorOptions, isHushed = false): SimulatedBoard {
  const simulator = createSimulator(options)
  let boot = -1
  const ears = createDeviceDecoder({
    message(message) {
      if (message.type === 'hello') ({ boot } = message)
    },
  })

  function run(): void {
    const bytes = simulator.advance(clock.monotonic())
    ears.push(bytes)
    if (!isHushed && bytes.length > 0) end.say(bytes)
    clock.after(SAY_EVERY, run)
  }

  end.hear((bytes) => {
    if (!isHushed) simulator.receive(bytes)
  })
  run()
  return {
    people: () => simulator.people(),
    hush() {
      isHushed = true
    },
    speak() {
      isHushed = false
    },
    restart() {
      simulator.receive(encodeHostMessage({ id: 0xff, type: 'reboot', boot }))
    },
  }
}
