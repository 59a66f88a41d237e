/**
 * The host's end of every screen: hands each one its views and takes its intents.
 *
 * A view is sent whole, and the newest wins: a screen that does not keep up skips, nothing queues for it. At most two live lines are on
 * the way to a screen; it says `seen` for each.
 */
import * as v from 'valibot'
import type { FloorState } from '../floor/floor.ts'
import type { Intent } from '../session/intents.ts'
import type { Connection } from './connection.ts'
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
import { may, type Role } from './roles.ts'
import type { After } from './timer.ts'
import type { SessionView } from './views.ts'

export interface HubOptions {
  readonly after: After
  /** Carries an allowed intent out. Resolves when it is on disk, with null or with why not. */
  readonly ask: (intent: Intent) => Promise<AnswerRefusal | null>
  /** Whether this token opens a screen. Not asked for a screen of the kiosk itself. */
  readonly admits: (token: string) => boolean
  /** The first view a screen gets. */
  readonly view: SessionView
}

export interface Hub {
  /** Takes over the host's end of a connection. `trusted` is the kiosk's own window, which needs no token. */
  attach(connection: Connection, trusted: boolean): void
  showSession(view: SessionView): void
  showLine(state: FloorState): void
  /** Screens that are connected and have said hello. */
  readonly screens: number
  /** Says goodbye to every screen. */
  close(): void
}

/** A connection that has not said hello by then is closed, ms. */
const HELLO_WITHIN = 5000
/** Two live lines closer together than this, ms, become one: no screen draws more than 60 a second. */
const LINE_EVERY = 15
/** A screen that says more than this between two beats is not one of ours. A fast one says `seen` 48 times. */
const MOST_MESSAGES = 200
/** Intents of one screen that may wait for the disk at once. */
const MOST_PENDING = 8
/** Screens at once that have said hello: 40 people with a tablet each, and the room's own. */
const MOST_SCREENS = 64
/** Connections of the network that have not said hello yet. Beyond this the one that waited longest goes: it had its chance. */
const MOST_WAITING = 64
/** Live lines on the way to one screen. One would halve its rate on a slow link, three would show the past. */
const MOST_LINES_ON_THE_WAY = 2

interface Screen {
  readonly connection: Connection
  /** The kiosk's own window: it gets no second port, and must not lose its place to whoever fills the network's. */
  readonly trusted: boolean
  role: Role | null
  /** Number of the newest line sent. */
  sent: number
  linesOnTheWay: number
  messages: number
  pending: number
}

export function createHub(options: HubOptions): Hub {
  const screens = new Set<Screen>()
  let sessionText = textOf({ t: 'session', n: 1, view: options.view })
  let sessionView = JSON.stringify(options.view)
  let sessionNumber = 1
  let lineText: string | null = null
  let lineNumber = 0
  let lineWaits = false
  let newest: FloorState | null = null

  function beat(): void {
    for (const screen of screens) {
      screen.messages = 0
      if (screen.role !== null) screen.connection.send(BEAT)
    }
    cancelBeat = options.after(BEAT_EVERY, beat)
  }
  let cancelBeat = options.after(BEAT_EVERY, beat)

  function sendLine(): void {
    lineWaits = false
    if (newest === null) return
    const { people, counts, total } = newest
    newest = null
    lineNumber++
    lineText = textOf({ t: 'line', n: lineNumber, people: [...people], counts: [...counts], total })
    for (const screen of screens) offerLine(screen)
    // A line that comes within the next few milliseconds waits for this.
    lineWaits = true
    options.after(LINE_EVERY, sendLine)
  }

  function offerLine(screen: Screen): void {
    if (screen.role === null || lineText === null || screen.sent === lineNumber) return
    if (screen.linesOnTheWay >= MOST_LINES_ON_THE_WAY) return
    screen.sent = lineNumber
    screen.linesOnTheWay++
    screen.connection.send(lineText)
  }

  function dismiss(screen: Screen, reason: GoodbyeReason): void {
    screens.delete(screen)
    screen.connection.send(textOf({ t: 'goodbye', reason }))
    screen.connection.close()
  }

  function greet(screen: Screen, hello: Extract<ClientMessage, { t: 'hello' }>): void {
    if (hello.version !== PROTOCOL_VERSION) dismiss(screen, 'version')
    else if (!screen.trusted && !options.admits(hello.token ?? '')) dismiss(screen, 'token')
    else if (!screen.trusted && greeted().length >= MOST_SCREENS) dismiss(screen, 'too-many')
    else {
      screen.role = hello.role
      screen.connection.send(sessionText)
      offerLine(screen)
    }
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
      case 'intent':
        void answer(screen, screen.role, message.ref, message.intent)
    }
  }

  return {
    attach(connection, trusted) {
      const screen: Screen = { connection, trusted, role: null, sent: 0, linesOnTheWay: 0, messages: 0, pending: 0 }
      screens.add(screen)
      connection.listen({ message: (text) => receive(screen, text), closed: () => screens.delete(screen) })
      if (trusted) return
      const [longest, ...others] = [...screens].filter(({ role, trusted }) => role === null && !trusted)
      if (longest !== undefined && others.length >= MOST_WAITING) dismiss(longest, 'too-many')
      options.after(HELLO_WITHIN, () => {
        if (screen.role === null && screens.has(screen)) dismiss(screen, 'bad-message')
      })
    },
    showSession(view) {
      const text = JSON.stringify(view)
      if (text === sessionView) return
      sessionView = text
      sessionText = textOf({ t: 'session', n: ++sessionNumber, view })
      for (const screen of screens) if (screen.role !== null) screen.connection.send(sessionText)
    },
    showLine(state) {
      newest = state
      if (!lineWaits) sendLine()
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

const BEAT = textOf({ t: 'beat' })

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
