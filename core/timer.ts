/** Calls once after so many ms, unless the function it returns takes it back. The core has no clock; who runs it hands one over. */
export type After = (milliseconds: number, call: () => void) => () => void
