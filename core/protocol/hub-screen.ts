/** A screen as the hub knows it: its connection, who it is, and what it has not got yet. */
import type { Connection } from './connection.ts'
import type { HostMessage } from './messages.ts'
import { isRemote, type Role } from './roles.ts'
import { createTopic, type Topic } from './topic.ts'

export interface HubScreen {
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

/** A screen that leaves more than this unread, bytes, gets no further view until it has caught up: then the newest. */
const ENOUGH_TO_READ = 64 * 1024

/** A connection of which nothing is known yet. `now` is host time, ms since 1970. */
export function createHubScreen(connection: Connection, trusted: boolean, address: string | null, now: () => number): HubScreen {
  return {
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
}

/** The newest of this kind of view, now or as soon as the screen has caught up. */
export function owe(screen: HubScreen, topic: Topic): void {
  screen.owed.add(topic)
  payUp(screen)
}

/** The newest of each view that this screen has not got, as far as it can read. */
export function payUp({ owed, connection }: HubScreen): void {
  for (const topic of owed) {
    if ((connection.unsent?.() ?? 0) > ENOUGH_TO_READ) return
    owed.delete(topic)
    const text = topic.text()
    if (text !== null) connection.send(text)
  }
}

/** Which line a screen gets: remotes the whole one, the big screen what it may show, all others none. */
export function lineOf({ role }: HubScreen): 'whole' | 'shown' | null {
  if (role === null) return null
  if (isRemote(role)) return 'whole'
  return role === 'display' ? 'shown' : null
}

export function textOf(message: HostMessage): string {
  return JSON.stringify(message)
}
