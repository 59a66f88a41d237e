/**
 * The host's end of every screen: lets it in or shuts it out, hands it its views and takes what it asks.
 *
 * A view is sent whole, and the newest wins: a screen that does not keep up skips, nothing queues for it. At most two live lines are on
 * the way to a screen; it says `seen` for each.
 */
import * as v from 'valibot'
import type { After } from '../timer.ts'
import type { Connection } from './connection.ts'
import { createAudience, type Audience, type HubViews } from './hub-audience.ts'
import { createQuestions, type Admission, type QuestionOptions } from './hub-questions.ts'
import { createHubScreen, payUp, textOf, type HubScreen } from './hub-screen.ts'
import {
  BEAT_EVERY,
  LONGEST_CLIENT_MESSAGE,
  PROTOCOL_VERSION,
  clientMessageSchema,
  type ClientMessage,
  type GoodbyeReason,
} from './messages.ts'
import { mayOperate } from './operator-requests.ts'
import type { RemoteRole, Role } from './roles.ts'

export type Hello = Extract<ClientMessage, { t: 'hello' }>

export interface HubOptions extends QuestionOptions {
  readonly after: After
  /** Host time, ms since 1970. */
  readonly now: () => number
  /** Whether any screen watches the cells, when that changes. */
  readonly watched?: (watched: boolean) => void
  /**
   * Who a screen of the network is, by what it said; null shuts it out. Not asked for a screen of the kiosk itself. `device` is the same
   * for all connections of one device.
   */
  readonly admit: (hello: Hello) => Admission | null
  /** A reader that is a keyboard typed this on a screen of this machine. */
  readonly typed?: (text: string) => void
  /** The first views a screen gets. */
  readonly views: HubViews
  /** Screens came in, went, or have another role. */
  readonly changed?: () => void
  /** A screen was sent away. */
  readonly dismissed?: (reason: GoodbyeReason) => void
}

export interface Hub extends Omit<Audience, 'welcome' | 'offerLine'> {
  /** Takes over the host's end of a connection. `trusted` is the kiosk's own window, which needs no token. */
  attach(connection: Connection, trusted: boolean, address?: string | null): void
  /** This device has another role from now on; null shuts it out. */
  setRole(device: string, role: RemoteRole | null): void
  /** Screens that are connected and have said hello. */
  readonly screens: number
  /** Who they are. */
  readonly present: readonly Admission[]
  /** Says goodbye to every screen. */
  close(): void
}

/** A connection that has not said hello by then is closed, ms. */
const HELLO_WITHIN = 5000
/** A screen that says more than this between two beats is not one of ours. A fast one says `seen` 48 times. */
const MOST_MESSAGES = 200
/** Screens at once that have said hello: a large group with a phone each, and the room's own. */
const MOST_SCREENS = 256
/** Participants' phones at once, so that the room's own screens and the facilitator always find a place. */
const MOST_GUESTS = 240
/** Of those, phones that came without a code. */
const MOST_LINE_PHONES = 120
/** And of those behind one address: a whole group may come through one router. */
const MOST_GUESTS_OF_ADDRESS = 200
/**
 * Connections of the network that have not said hello yet: after a power cut all phones of the room come back in the same moment. Beyond this
 * the one that waited longest goes: it had its chance.
 */
const MOST_WAITING = 256

export function createHub(options: HubOptions): Hub {
  const { after, now } = options
  const screens = new Set<HubScreen>()
  const { welcome, offerLine, ...showing } = createAudience(screens, options.views, after, now)
  const answer = createQuestions(options, lookWhoWatches)
  let isWatched = false

  function beat(): void {
    for (const screen of screens) {
      screen.messages = 0
      if (screen.role !== null) screen.connection.send(BEAT)
      payUp(screen)
    }
    cancelBeat = after(BEAT_EVERY, beat)
  }
  let cancelBeat = after(BEAT_EVERY, beat)

  function dismiss(screen: HubScreen, reason: GoodbyeReason): void {
    const wasInside = screens.delete(screen) && screen.role !== null
    screen.connection.send(textOf({ t: 'goodbye', reason }))
    screen.connection.close()
    options.dismissed?.(reason)
    if (wasInside) options.changed?.()
    lookWhoWatches()
  }

  function leave(screen: HubScreen): void {
    if (screens.delete(screen) && screen.role !== null) options.changed?.()
    lookWhoWatches()
  }

  function lookWhoWatches(): void {
    const now = [...screens].some(({ watches }) => watches)
    if (now === isWatched) return
    isWatched = now
    options.watched?.(isWatched)
  }

  function greet(screen: HubScreen, hello: Hello): void {
    if (hello.version !== PROTOCOL_VERSION) return dismiss(screen, 'version')
    const admission = screen.trusted ? TRUSTED : options.admit(hello)
    if (admission === null) return dismiss(screen, 'token')
    if (!screen.trusted && isFull(screen, admission.role)) return dismiss(screen, 'too-many')
    screen.role = admission.role
    screen.device = admission.device
    welcome(screen, admission.role)
    options.changed?.()
  }

  function isFull({ address }: HubScreen, role: Role): boolean {
    const inside = greeted()
    if (inside.length >= MOST_SCREENS) return true
    if (!isParticipant(role)) return false
    if (role === 'phone' && inside.filter((screen) => screen.role === 'phone').length >= MOST_LINE_PHONES) return true
    const guests = inside.filter((screen) => isParticipant(screen.role))
    return guests.length >= MOST_GUESTS || guests.filter((guest) => guest.address === address).length >= MOST_GUESTS_OF_ADDRESS
  }

  function greeted(): readonly HubScreen[] {
    return [...screens].filter(({ role }) => role !== null)
  }

  function receive(screen: HubScreen, text: string): void {
    if (!screens.has(screen)) return
    payUp(screen)
    if (++screen.messages > MOST_MESSAGES) return dismiss(screen, 'too-many')
    const message = parse(text)
    if (message === null) return dismiss(screen, 'bad-message')
    if (screen.role === null) return message.t === 'hello' ? greet(screen, message) : dismiss(screen, 'bad-message')
    switch (message.t) {
      case 'hello':
        return dismiss(screen, 'bad-message')
      case 'seen':
        screen.linesOnTheWay = Math.max(0, screen.linesOnTheWay - 1)
        return offerLine(screen)
      case 'typed':
        if (screen.role === 'display' && isHere(screen)) options.typed?.(message.text)
        return undefined
      case 'intent':
      case 'remote':
      case 'operator':
      case 'ready':
      case 'paper':
      case 'places':
        void answer(screen, screen.role, message)
    }
  }

  return {
    ...showing,
    attach(connection, trusted, address = null) {
      const screen = createHubScreen(connection, trusted, address, now)
      screens.add(screen)
      connection.listen({ message: (text) => receive(screen, text), closed: () => leave(screen) })
      if (trusted) return
      const [longest, ...others] = [...screens].filter(({ role, trusted }) => role === null && !trusted)
      if (longest !== undefined && others.length >= MOST_WAITING) dismiss(longest, 'too-many')
      after(HELLO_WITHIN, () => {
        if (screen.role === null && screens.has(screen)) dismiss(screen, 'bad-message')
      })
    },
    setRole(device, role) {
      for (const screen of screens) {
        if (screen.device !== device || screen.role === null) continue
        if (role === null) dismiss(screen, 'token')
        else if (screen.role !== role) {
          screen.role = role
          screen.watches &&= mayOperate(role, 'floor.watch')
          lookWhoWatches()
          welcome(screen, role)
          options.changed?.()
        }
      }
    },
    get screens() {
      return greeted().length
    },
    get present() {
      return greeted().flatMap(({ role, device }) => (role === null ? [] : { role, device }))
    },
    close() {
      cancelBeat()
      for (const screen of screens) dismiss(screen, 'stopping')
    },
  }
}

/** Whether a screen is on the kiosk's own machine. */
function isHere({ trusted, address }: HubScreen): boolean {
  return trusted || (address !== null && /^(?:127\.|::1$|::ffff:127\.)/.test(address))
}

function isParticipant(role: Role | null): boolean {
  return role === 'guest' || role === 'phone'
}

const TRUSTED: Admission = { role: 'display', device: null }
const BEAT = textOf({ t: 'beat' })

function parse(text: string): ClientMessage | null {
  if (text.length > LONGEST_CLIENT_MESSAGE) return null
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const result = v.safeParse(clientMessageSchema, json)
  return result.success ? result.output : null
}
