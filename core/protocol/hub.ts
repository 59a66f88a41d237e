/**
 * The host's end of every screen: hands each one its views and takes its intents.
 *
 * A view is sent whole, and the newest wins: a screen that does not keep up skips, nothing queues for it. At most two live lines are on
 * the way to a screen; it says `seen` for each.
 */
import * as v from 'valibot'
import type { Intent } from '../session/intents.ts'
import type { After } from '../timer.ts'
import type { Connection } from './connection.ts'
import { createLines, type LineView } from './lines.ts'
import {
  BEAT_EVERY,
  LONGEST_CLIENT_MESSAGE,
  PROTOCOL_VERSION,
  clientMessageSchema,
  type AnswerRefusal,
  type ClientMessage,
  type GoodbyeReason,
  type HostMessage,
} from './messages.ts'
import { isRemote, may, type RemoteRole, type Role } from './roles.ts'
import { createTopic, type Topic } from './topic.ts'
import type { CardsView, DeskView, SessionView } from './views.ts'

export type Hello = Extract<ClientMessage, { t: 'hello' }>

export interface HubOptions {
  readonly after: After
  /** Host time, ms since 1970. */
  readonly now: () => number
  /** Carries an allowed intent out. Resolves when it is on disk, with null or with why not. */
  readonly ask: (intent: Intent) => Promise<AnswerRefusal | null>
  /**
   * Who a screen of the network is, by what it said; null shuts it out. Not asked for a screen of the kiosk itself. `device` is the same
   * for all connections of one device.
   */
  readonly admit: (hello: Hello) => Admission | null
  /** The first views a screen gets. */
  readonly views: HubViews
}

export interface Admission {
  readonly role: Role
  readonly device: string | null
}

export interface HubViews {
  readonly session: SessionView
  readonly desk: DeskView
  /** All cards, and those that the big screen shows. */
  readonly cards: CardsView
  readonly shownCards: CardsView
}

export interface Hub {
  /** Takes over the host's end of a connection. `trusted` is the kiosk's own window, which needs no token. */
  attach(connection: Connection, trusted: boolean): void
  show(views: HubViews): void
  /** `shown` is what the big screen may show of the line as it is. */
  showLine(line: LineView, shown: LineView): void
  /** This device has another role from now on; null shuts it out. */
  setRole(device: string, role: RemoteRole | null): void
  /** Screens that are connected and have said hello. */
  readonly screens: number
  /** Says goodbye to every screen. */
  close(): void
}

/** A connection that has not said hello by then is closed, ms. */
const HELLO_WITHIN = 5000
/** A screen that says more than this between two beats is not one of ours. A fast one says `seen` 48 times. */
const MOST_MESSAGES = 200
/** A screen that leaves more than this unread, bytes, gets no further view until it has caught up: then the newest. */
const ENOUGH_TO_READ = 64 * 1024
/** Intents of one screen that may wait for the disk at once. */
const MOST_PENDING = 8
/** Screens at once that have said hello: a large group with a phone each, and the room's own. */
const MOST_SCREENS = 256
/**
 * Connections of the network that have not said hello yet: after a power cut all phones of the room come back in the same moment. Beyond this
 * the one that waited longest goes: it had its chance.
 */
const MOST_WAITING = 256

interface Screen {
  readonly connection: Connection
  /** The kiosk's own window: it gets no second port, and must not lose its place to whoever fills the network's. */
  readonly trusted: boolean
  role: Role | null
  device: string | null
  /** The newest line sent, and how many are on the way. */
  sent: number
  linesOnTheWay: number
  messages: number
  pending: number
  /** Views that it has not got yet, because it has enough to read. */
  readonly owed: Set<Topic>
}

export function createHub(options: HubOptions): Hub {
  const { after, now } = options
  const screens = new Set<Screen>()
  const session = createTopic('session', now)
  const desk = createTopic('desk', now)
  const cards = createTopic('cards', now)
  const shownCards = createTopic('cards', now)
  const lines = createLines(after, (kind) => {
    for (const screen of screens) if (lineOf(screen) === kind) lines.offer(screen, kind)
  })
  changeViews(options.views)

  function changeViews(views: HubViews): { readonly [Kind in keyof HubViews]: boolean } {
    return {
      session: session.show(views.session),
      desk: desk.show(views.desk),
      cards: cards.show(views.cards),
      shownCards: shownCards.show(views.shownCards),
    }
  }

  function beat(): void {
    for (const screen of screens) {
      screen.messages = 0
      if (screen.role !== null) screen.connection.send(BEAT)
      payUp(screen)
    }
    cancelBeat = after(BEAT_EVERY, beat)
  }
  let cancelBeat = after(BEAT_EVERY, beat)

  function sendTo(wants: (role: Role) => boolean, topic: Topic): void {
    for (const screen of screens) if (screen.role !== null && wants(screen.role)) owe(screen, topic)
  }

  function owe(screen: Screen, topic: Topic): void {
    screen.owed.add(topic)
    payUp(screen)
  }

  /** The newest of each view that this screen has not got, as far as it can read. */
  function payUp({ owed, connection }: Screen): void {
    for (const topic of owed) {
      if ((connection.unsent?.() ?? 0) > ENOUGH_TO_READ) return
      owed.delete(topic)
      const text = topic.text()
      if (text !== null) connection.send(text)
    }
  }

  function dismiss(screen: Screen, reason: GoodbyeReason): void {
    screens.delete(screen)
    screen.connection.send(textOf({ t: 'goodbye', reason }))
    screen.connection.close()
  }

  function greet(screen: Screen, hello: Hello): void {
    if (hello.version !== PROTOCOL_VERSION) return dismiss(screen, 'version')
    const admission = screen.trusted ? TRUSTED : options.admit(hello)
    if (admission === null) return dismiss(screen, 'token')
    if (!screen.trusted && greeted().length >= MOST_SCREENS) return dismiss(screen, 'too-many')
    screen.role = admission.role
    screen.device = admission.device
    welcome(screen, admission.role)
  }

  /** All that this role gets to see, as it is now. */
  function welcome(screen: Screen, role: Role): void {
    if (isRemote(role)) screen.connection.send(textOf({ t: 'you', role }))
    owe(screen, session)
    if (isRemote(role)) for (const topic of [desk, cards]) owe(screen, topic)
    if (role === 'display') owe(screen, shownCards)
    const kind = lineOf(screen)
    if (kind !== null) lines.offer(screen, kind)
  }

  async function answer(screen: Screen, role: Role, ref: number, intent: Intent): Promise<void> {
    const reply = (refusal: AnswerRefusal | null): void => screen.connection.send(textOf({ t: 'answer', ref, refusal }))
    if (!may(role, intent.type)) return reply('not-allowed')
    if (screen.pending >= MOST_PENDING) return reply('busy')
    screen.pending++
    try {
      reply(await options.ask(intent))
    } finally {
      screen.pending--
    }
  }

  function greeted(): readonly Screen[] {
    return [...screens].filter(({ role }) => role !== null)
  }

  function receive(screen: Screen, text: string): void {
    if (!screens.has(screen)) return
    payUp(screen)
    if (++screen.messages > MOST_MESSAGES) return dismiss(screen, 'too-many')
    const message = parse(text)
    if (message === null) return dismiss(screen, 'bad-message')
    if (screen.role === null) return message.t === 'hello' ? greet(screen, message) : dismiss(screen, 'bad-message')
    switch (message.t) {
      case 'hello':
        return dismiss(screen, 'bad-message')
      case 'seen': {
        screen.linesOnTheWay = Math.max(0, screen.linesOnTheWay - 1)
        const kind = lineOf(screen)
        if (kind !== null) lines.offer(screen, kind)
        return
      }
      case 'intent':
        void answer(screen, screen.role, message.ref, message.intent)
    }
  }

  return {
    attach(connection, trusted) {
      const screen: Screen = {
        connection,
        trusted,
        role: null,
        device: null,
        sent: 0,
        linesOnTheWay: 0,
        messages: 0,
        pending: 0,
        owed: new Set(),
      }
      screens.add(screen)
      connection.listen({ message: (text) => receive(screen, text), closed: () => screens.delete(screen) })
      if (trusted) return
      const [longest, ...others] = [...screens].filter(({ role, trusted }) => role === null && !trusted)
      if (longest !== undefined && others.length >= MOST_WAITING) dismiss(longest, 'too-many')
      after(HELLO_WITHIN, () => {
        if (screen.role === null && screens.has(screen)) dismiss(screen, 'bad-message')
      })
    },
    show(views) {
      const changed = changeViews(views)
      if (changed.session) sendTo(() => true, session)
      if (changed.desk) sendTo(isRemote, desk)
      if (changed.cards) sendTo(isRemote, cards)
      if (changed.shownCards) sendTo((role) => role === 'display', shownCards)
    },
    showLine: (line, shown) => lines.show({ whole: line, shown }),
    setRole(device, role) {
      for (const screen of screens) {
        if (screen.device !== device || screen.role === null) continue
        if (role === null) dismiss(screen, 'token')
        else if (screen.role !== role) {
          screen.role = role
          welcome(screen, role)
        }
      }
    },
    get screens() {
      return greeted().length
    },
    close() {
      cancelBeat()
      for (const screen of screens) dismiss(screen, 'stopping')
    },
  }
}

const TRUSTED: Admission = { role: 'display', device: null }
const BEAT = textOf({ t: 'beat' })

/** Which line a screen gets: remotes the whole one, the big screen what it may show, all others none. */
function lineOf({ role }: Screen): 'whole' | 'shown' | null {
  if (role === null) return null
  if (isRemote(role)) return 'whole'
  return role === 'display' ? 'shown' : null
}

function textOf(message: HostMessage): string {
  return JSON.stringify(message)
}

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
