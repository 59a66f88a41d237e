/** The command queue of a host: numbers, one command on its way at a time, the same number for every try. */
import { encodeHostMessage } from './encode-host.ts'
import type { Ack, AckCode, Command } from './messages.ts'

export type CommandOutcome =
  | { readonly type: 'done'; readonly fields: readonly string[] }
  | { readonly type: 'refused'; readonly code: Exclude<AckCode, 'OK'>; readonly fields: readonly string[] }
  /** No ack after the last try. */
  | { readonly type: 'unanswered' }
  /** The board started anew, the link ended or cannot write, or too many commands were waiting. */
  | { readonly type: 'dropped' }

/** How often a command is sent, and how long each time its ack is waited for, ms. */
export interface Pace {
  readonly tries: number
  readonly wait: number
}

export interface CommandOptions {
  readonly pace?: Pace
  readonly settled?: Settled | undefined
}

/** Called once, with what came of the command, and when. */
export type Settled = (outcome: CommandOutcome, now: number) => void

/** Times are ms on one clock that never runs back. */
export interface CommandQueue {
  /** Nothing is on its way and nothing waits. */
  readonly idle: boolean
  /** Sends the command when those before it are settled. */
  add(command: Command, now: number, options?: CommandOptions): void
  /** An ack came. One that nobody waits for (a late one) does nothing. */
  acknowledge(ack: Ack, now: number): void
  /** Sends again, or gives up, what is due. */
  tick(now: number): void
  /** When `tick` has something to do next; Infinity if nothing is on its way. */
  nextTickAt(): number
  /** Drops what is on its way and what waits. */
  clear(now: number): void
}

const USUAL_PACE: Pace = { tries: 3, wait: 300 }
/** Commands that wait at most; more means that the board does not answer. */
const MOST_WAITING = 32
const LAST_ID = 0xff

interface Waiting {
  readonly command: Command
  readonly pace: Pace
  readonly settled: Settled
}

interface Sent extends Waiting {
  readonly id: number
  readonly bytes: Uint8Array
  tries: number
  dueAt: number
}

export function createCommandQueue(write: (bytes: Uint8Array) => void): CommandQueue {
  let waiting: Waiting[] = []
  let sent: Sent | null = null
  let lastId = 0

  function sendNext(now: number): void {
    const next = waiting.shift()
    if (next === undefined) return
    lastId = lastId === LAST_ID ? 1 : lastId + 1
    const bytes = encodeHostMessage({ id: lastId, ...next.command })
    sent = { ...next, id: lastId, bytes, tries: 1, dueAt: now + next.pace.wait }
    write(bytes)
  }

  function settle(outcome: CommandOutcome, now: number): void {
    const settled = sent?.settled
    // The board has it, and nobody else may.
    if (outcome.type === 'done' && sent?.command.type === 'salt') sent.bytes.fill(0)
    sent = null
    settled?.(outcome, now)
    // The one who was told may have sent something itself.
    if (sent === null) sendNext(now)
  }

  return {
    get idle() {
      return sent === null && waiting.length === 0
    },
    add(command, now, { pace = USUAL_PACE, settled = () => undefined } = {}) {
      if (waiting.length >= MOST_WAITING) {
        settled({ type: 'dropped' }, now)
        return
      }
      waiting.push({ command, pace, settled })
      if (sent === null) sendNext(now)
    },
    acknowledge({ id, code, fields }, now) {
      if (sent?.id !== id) return
      settle(code === 'OK' ? { type: 'done', fields } : { type: 'refused', code, fields }, now)
    },
    tick(now) {
      if (sent === null || now < sent.dueAt) return
      if (sent.tries >= sent.pace.tries) {
        settle({ type: 'unanswered' }, now)
        return
      }
      sent.tries++
      sent.dueAt = now + sent.pace.wait
      write(sent.bytes)
    },
    nextTickAt() {
      return sent === null ? Infinity : sent.dueAt
    },
    clear(now) {
      const dropped = sent === null ? waiting : [sent, ...waiting]
      sent = null
      waiting = []
      for (const { settled } of dropped) settled({ type: 'dropped' }, now)
    },
  }
}
