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
import type { FloorDeskView, LoadsView } from './floor-desk-view.ts'
import { mayOperate, type OperatorRequest } from './operator-requests.ts'
import { mayRequest, type DoorsView, type RemoteRequest, type RemotesView } from './remote-requests.ts'
import { isRemote, may, type RemoteRole, type Role } from './roles.ts'
import { createTopic, type Topic } from './topic.ts'
import type { CardsView, DeskView, SessionView } from './views.ts'

export type Hello = Extract<ClientMessage, { t: 'hello' }>

export interface HubOptions {
  readonly after: After
  /** Host time, ms since 1970. */
  readonly now: () => number
  /** Carries an allowed intent out. Resolves when it is on disk, with null or with why not. */
  readonly ask: (intent: Intent, from: Caller) => Promise<AnswerRefusal | null>
  /** Carries an allowed request about remotes out. Without it there is none that could be let in. */
  readonly request?: (request: RemoteRequest, from: Caller) => AnswerRefusal | null
  /** Carries an allowed request about the floor out. Without it there is no floor that could be worked on. */
  readonly operate?: (request: OperatorRequest) => Promise<AnswerRefusal | null>
  /** Whether any screen watches the cells, when that changes. */
  readonly watched?: (watched: boolean) => void
  /**
   * Who a screen of the network is, by what it said; null shuts it out. Not asked for a screen of the kiosk itself. `device` is the same
   * for all connections of one device.
   */
  readonly admit: (hello: Hello) => Admission | null
  /** The first views a screen gets. */
  readonly views: HubViews
  /** Screens came in, went, or have another role. */
  readonly changed?: () => void
  /** A screen was sent away. */
  readonly dismissed?: (reason: GoodbyeReason) => void
}

/** Who asks. */
export interface Caller extends Admission {
  readonly connection: Connection
  /** Where it comes from; null for the kiosk's own window. */
  readonly address: string | null
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
  attach(connection: Connection, trusted: boolean, address?: string | null): void
  show(views: HubViews): void
  /** `shown` is what the big screen may show of the line as it is. */
  showLine(line: LineView, shown: LineView): void
  /** This device has another role from now on; null shuts it out. */
  setRole(device: string, role: RemoteRole | null): void
  /** What the big screen shows of the ways in. */
  showDoors(view: DoorsView): void
  /** What each remote is told of all of them; which one it is, the hub adds. */
  showRemotes(view: Omit<RemotesView, 'you'>): void
  /** How the floor is calibrated, for remotes; what its cells feel, for those who watch. */
  showFloor(view: FloorDeskView): void
  showLoads(view: LoadsView): void
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
/** A screen that leaves more than this unread, bytes, gets no further view until it has caught up: then the newest. */
const ENOUGH_TO_READ = 64 * 1024
/** Intents of one screen that may wait for the disk at once. */
const MOST_PENDING = 8
/** Screens at once that have said hello: a large group with a phone each, and the room's own. */
const MOST_SCREENS = 256
/** Participants' phones at once, so that the room's own screens and the facilitator always find a place. */
const MOST_GUESTS = 240
/** And of those behind one address: a whole group may come through one router. */
const MOST_GUESTS_OF_ADDRESS = 200
/**
 * Connections of the network that have not said hello yet: after a power cut all phones of the room come back in the same moment. Beyond this
 * the one that waited longest goes: it had its chance.
 */
const MOST_WAITING = 256

interface Screen {
  readonly connection: Connection
  /** The kiosk's own window: it gets no second port, and must not lose its place to whoever fills the network's. */
  readonly trusted: boolean
  readonly address: string | null
  role: Role | null
  device: string | null
  /** The newest line sent, and how many are on the way. */
  sent: number
  linesOnTheWay: number
  messages: number
  pending: number
  /** It wants to see what the cells feel. */
  watches: boolean
  /** Views that it has not got yet, because it has enough to read. */
  readonly owed: Set<Topic>
  /** What it is told of the phones, if it is one. */
  readonly remotes: Topic
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
  const doors = createTopic('doors', now)
  const floor = createTopic('floor', now)
  const loads = createTopic('loads', now)
  let isWatched = false
  let remotes: Omit<RemotesView, 'you'> = { devices: [], asking: [] }
  changeViews(options.views)
  showDoors({ remote: null, guest: null })

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

  function showDoors(view: DoorsView): void {
    if (doors.show(view)) sendTo((role) => role === 'display', doors)
  }

  /** Each remote has a view of its own: it says which of them it is. */
  function remotesOf({ device, remotes: topic }: Screen): Topic {
    topic.show({ you: device, ...remotes } satisfies RemotesView)
    return topic
  }

  function dismiss(screen: Screen, reason: GoodbyeReason): void {
    const wasInside = screens.delete(screen) && screen.role !== null
    screen.connection.send(textOf({ t: 'goodbye', reason }))
    screen.connection.close()
    options.dismissed?.(reason)
    if (wasInside) options.changed?.()
    lookWhoWatches()
  }

  function leave(screen: Screen): void {
    if (screens.delete(screen) && screen.role !== null) options.changed?.()
    lookWhoWatches()
  }

  function lookWhoWatches(): void {
    const now = [...screens].some(({ watches }) => watches)
    if (now === isWatched) return
    isWatched = now
    options.watched?.(isWatched)
  }

  function greet(screen: Screen, hello: Hello): void {
    if (hello.version !== PROTOCOL_VERSION) return dismiss(screen, 'version')
    const admission = screen.trusted ? TRUSTED : options.admit(hello)
    if (admission === null) return dismiss(screen, 'token')
    if (!screen.trusted && isFull(screen, admission.role)) return dismiss(screen, 'too-many')
    screen.role = admission.role
    screen.device = admission.device
    welcome(screen, admission.role)
    options.changed?.()
  }

  function isFull({ address }: Screen, role: Role): boolean {
    const inside = greeted()
    if (inside.length >= MOST_SCREENS) return true
    if (role !== 'guest') return false
    const guests = inside.filter((screen) => screen.role === 'guest')
    return guests.length >= MOST_GUESTS || guests.filter((guest) => guest.address === address).length >= MOST_GUESTS_OF_ADDRESS
  }

  /** All that this role gets to see, as it is now. */
  function welcome(screen: Screen, role: Role): void {
    if (isRemote(role)) screen.connection.send(textOf({ t: 'you', role }))
    owe(screen, session)
    if (isRemote(role)) for (const topic of [desk, cards, remotesOf(screen), floor]) owe(screen, topic)
    if (role === 'display') for (const topic of [shownCards, doors]) owe(screen, topic)
    const kind = lineOf(screen)
    if (kind !== null) lines.offer(screen, kind)
  }

  async function answer(screen: Screen, role: Role, ref: number, intent: Intent): Promise<void> {
    if (!may(role, intent.type)) return reply(screen, ref, 'not-allowed')
    await answerWith(screen, ref, () => options.ask(intent, { ...screen, role }))
  }

  async function operate(screen: Screen, role: Role, ref: number, request: OperatorRequest): Promise<void> {
    const { operate: ask } = options
    if (ask === undefined || !mayOperate(role, request.type)) return reply(screen, ref, 'not-allowed')
    if (request.type !== 'floor.watch') return answerWith(screen, ref, () => ask(request))
    screen.watches = request.on
    lookWhoWatches()
    reply(screen, ref, null)
  }

  async function answerWith(screen: Screen, ref: number, ask: () => Promise<AnswerRefusal | null>): Promise<void> {
    if (screen.pending >= MOST_PENDING) return reply(screen, ref, 'busy')
    screen.pending++
    try {
      reply(screen, ref, await ask())
    } finally {
      screen.pending--
    }
  }

  function carryOut(screen: Screen, role: Role, ref: number, request: RemoteRequest): void {
    const allowed = options.request !== undefined && mayRequest(role, request.type)
    reply(screen, ref, allowed ? options.request(request, { ...screen, role }) : 'not-allowed')
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
        return
      case 'remote':
        return carryOut(screen, screen.role, message.ref, message.request)
      case 'operator':
        void operate(screen, screen.role, message.ref, message.request)
    }
  }

  return {
    attach(connection, trusted, address = null) {
      const screen: Screen = {
        connection,
        trusted,
        address,
        role: null,
        device: null,
        sent: 0,
        linesOnTheWay: 0,
        messages: 0,
        pending: 0,
        watches: false,
        owed: new Set(),
        remotes: createTopic('remotes', now),
      }
      screens.add(screen)
      connection.listen({ message: (text) => receive(screen, text), closed: () => leave(screen) })
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
          screen.watches &&= mayOperate(role, 'floor.watch')
          lookWhoWatches()
          welcome(screen, role)
          options.changed?.()
        }
      }
    },
    showDoors,
    showRemotes(view) {
      remotes = view
      for (const screen of screens) {
        if (screen.role === null || !isRemote(screen.role)) continue
        if (screen.remotes.show({ you: screen.device, ...view } satisfies RemotesView)) owe(screen, screen.remotes)
      }
    },
    showFloor(view) {
      if (floor.show(view)) sendTo(isRemote, floor)
    },
    showLoads(view) {
      if (!loads.show(view)) return
      for (const screen of screens) if (screen.watches) owe(screen, loads)
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

const TRUSTED: Admission = { role: 'display', device: null }
const BEAT = textOf({ t: 'beat' })

/** Which line a screen gets: remotes the whole one, the big screen what it may show, all others none. */
function lineOf({ role }: Screen): 'whole' | 'shown' | null {
  if (role === null) return null
  if (isRemote(role)) return 'whole'
  return role === 'display' ? 'shown' : null
}

function reply({ connection }: Screen, ref: number, refusal: AnswerRefusal | null): void {
  connection.send(textOf({ t: 'answer', ref, refusal }))
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
