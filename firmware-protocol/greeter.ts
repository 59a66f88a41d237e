/** What a host says to a board of its own accord: hello, the config it wants, a ping now and then, and that a card event came. */
import type { CommandOutcome, CommandQueue } from './commands.ts'
import { createLightDesk, type Light } from './light-desk.ts'
import { PROTOCOL_MAJOR, PROTOCOL_MINOR, type Command, type ConfigKeys } from './messages.ts'

export interface Wishes {
  /** What the host wants of the board; sent after its hello. Nothing is sent if empty. */
  readonly config?: ConfigKeys
  /**
   * 32 upper case hexadecimal digits for the tokens of cards; sent after `config`, and only to a board that has readers. A function is asked
   * each time, so that nobody here keeps a salt that is over.
   */
  readonly salt?: string | (() => string)
  /** What the light shows until something else is wanted; sent last, and only to a board that has lights. */
  readonly light?: Light
}

/** Times are ms on one clock that never runs back. */
export interface Greeter {
  /** The port is open. */
  start(now: number): void
  /** The board said something that we understand. */
  lineCame(now: number): void
  /** The board makes its tokens with the salt that was wished: what it says of cards is for us. True when none was wished. */
  readonly isSalted: boolean
  /** The board said hello, and how many lights and card readers it has. */
  helloCame(lights: number, readers: number, now: number): void
  /** The salt is another one. */
  resalt(now: number): void
  /** From now on the light should show this, also after the board began anew. */
  wantLight(light: Light, now: number): void
  /** The board began anew: it knows nothing of us. */
  startAgain(now: number): void
  /** A card event came, once more or for the first time. */
  cardCame(event: number, now: number): void
  /** Says no more until the board says hello. */
  fallSilent(now: number): void
  tick(now: number): void
  nextTickAt(): number
}

/** From the opening to the first H, ms: most boards that start anew when opened hear the second one. */
const FIRST_HELLO_AFTER = 300
const HELLO_PACE = { tries: 4, wait: 1000 }
/** So often a board that acked our H, and whose own hello did not come, is asked for it, ms. */
const ASK_EVERY = 1000
/** After a salt was sent in vain, until it is sent again, ms. */
const SALT_AGAIN = 1000
/** A board whose host is silent for 5 s goes back to its own lights. */
const PING_EVERY = 2000
const HELLO: Command = { type: 'hello', version: { major: PROTOCOL_MAJOR, minor: PROTOCOL_MINOR } }

export function createGreeter({ config = {}, salt, light }: Wishes, queue: CommandQueue): Greeter {
  /** How far the board is with us: our H is due, on its way, was acked, or was sent in vain. */
  let greeting: 'due' | 'sent' | 'acked' | 'in-vain' = 'due'
  let knowsBoard = false
  let isConfigured = false
  let isCardAckSent = false
  let hasLights = false
  let hasReaders = false
  let isSalted = false
  /** Counts the salts, so that the ack of an earlier one is none of the newest. */
  let salts = 0
  let saltAt = Infinity
  const lights = createLightDesk(queue, light ?? null)
  let greetAt = Infinity
  let askAt = Infinity
  let pingAt = Infinity

  function greet(now: number): void {
    greetAt = Infinity
    greeting = 'sent'
    queue.add(HELLO, now, { pace: HELLO_PACE, settled: greeted })
  }

  function greeted(outcome: CommandOutcome, now: number): void {
    if (outcome.type === 'dropped') return
    greeting = outcome.type === 'unanswered' ? 'in-vain' : 'acked'
    if (greeting !== 'acked') return
    pingAt = now + PING_EVERY
    if (!knowsBoard) askAt = now + ASK_EVERY
    configure(now)
  }

  function configure(now: number): void {
    if (greeting !== 'acked' || !knowsBoard || isConfigured) return
    isConfigured = true
    if (Object.keys(config).length > 0) queue.add({ type: 'config', ...config }, now)
    sendSalt(now)
    if (hasLights) lights.begin(now)
  }

  function sendSalt(now: number): void {
    saltAt = Infinity
    if (salt === undefined || !hasReaders) return
    const turn = ++salts
    isSalted = false
    queue.add({ type: 'salt', salt: typeof salt === 'string' ? salt : salt() }, now, {
      settled(outcome, at) {
        if (turn !== salts) return
        isSalted = outcome.type === 'done'
        if (outcome.type === 'unanswered') saltAt = at + SALT_AGAIN
      },
    })
  }

  function forget(now: number): void {
    queue.clear(now)
    lights.forget()
    knowsBoard = false
    isConfigured = false
    isCardAckSent = false
    isSalted = false
    saltAt = Infinity
    greetAt = Infinity
    askAt = Infinity
    pingAt = Infinity
  }

  return {
    start(now) {
      greetAt = now + FIRST_HELLO_AFTER
    },
    lineCame(now) {
      // It was deaf and dumb while we greeted it, and still counts us as known from before: it will not say hello of its own accord.
      if (greeting === 'in-vain' && !knowsBoard) greet(now)
    },
    get isSalted() {
      return salt === undefined || isSalted
    },
    helloCame(lightCount, readers, now) {
      knowsBoard = true
      hasLights = lightCount > 0
      hasReaders = readers > 0
      askAt = Infinity
      // It still says hello, so it does not know that we are here.
      if (greeting === 'in-vain') greet(now)
      else configure(now)
    },
    resalt(now) {
      if (isConfigured) sendSalt(now)
    },
    wantLight: (wanted, now) => lights.want(wanted, now),
    startAgain(now) {
      forget(now)
      greet(now)
    },
    cardCame(event, now) {
      if (isCardAckSent) return
      isCardAckSent = true
      queue.add({ type: 'received', event }, now, { settled: () => (isCardAckSent = false) })
    },
    fallSilent(now) {
      forget(now)
      greeting = 'in-vain'
    },
    tick(now) {
      if (now >= greetAt) greet(now)
      if (now >= askAt) {
        askAt = now + ASK_EVERY
        queue.add({ type: 'identify' }, now)
      }
      if (now >= pingAt) {
        pingAt = now + PING_EVERY
        if (queue.idle) queue.add({ type: 'ping', token: Math.floor(now) >>> 0 }, now)
      }
      if (now >= saltAt) sendSalt(now)
      queue.tick(now)
      lights.tick(now)
    },
    nextTickAt() {
      return Math.min(greetAt, askAt, pingAt, saltAt, queue.nextTickAt(), lights.nextTickAt())
    },
  }
}
