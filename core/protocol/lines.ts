/** The live line on its way to screens: at most one in 15 ms, at most two on the way to a screen, and always the newest last. */
import type { Person } from '../floor/floor.ts'
import type { Counts } from '../scale/position.ts'
import type { After } from '../timer.ts'
import type { Connection } from './connection.ts'
import type { LineMessage } from './messages.ts'

export interface LineView {
  readonly people: readonly Person[]
  readonly counts: Counts
  readonly total: number
}

/** `whole` as it is, for remotes; `shown` as far as the big screen may show it. */
export type LineKind = 'whole' | 'shown'

/** A screen, as far as lines go to it. */
export interface LineReceiver {
  readonly connection: Connection
  sent: number
  linesOnTheWay: number
}

export interface Lines {
  show(lines: Readonly<Record<LineKind, LineView>>): void
  /** Sends the newest line of this kind, unless the screen has it or has too many on the way. */
  offer(screen: LineReceiver, kind: LineKind): void
}

/** Two live lines closer together than this, ms, become one: no screen draws more than 60 a second. */
const LINE_EVERY = 15
/** Live lines on the way to one screen. One would halve its rate on a slow link, three would show the past. */
const MOST_LINES_ON_THE_WAY = 2
const KINDS: readonly LineKind[] = ['shown', 'whole']

/** `changed` is told which kind is to be offered to who gets it. */
export function createLines(after: After, changed: (kind: LineKind) => void): Lines {
  const texts = new Map<LineKind, string>()
  let number = 0
  let waits = false
  let newest: Readonly<Record<LineKind, LineView>> | null = null

  function send(): void {
    waits = false
    if (newest === null) return
    number++
    for (const kind of KINDS) texts.set(kind, textOf(number, newest[kind]))
    newest = null
    for (const kind of KINDS) changed(kind)
    // A line that comes within the next few milliseconds waits for this.
    waits = true
    after(LINE_EVERY, send)
  }

  return {
    show(lines) {
      newest = lines
      if (!waits) send()
    },
    offer(screen, kind) {
      const text = texts.get(kind)
      if (text === undefined || screen.sent === number) return
      if (screen.linesOnTheWay >= MOST_LINES_ON_THE_WAY) return
      screen.sent = number
      screen.linesOnTheWay++
      screen.connection.send(text)
    },
  }
}

function textOf(n: number, { people, counts, total }: LineView): string {
  const message: LineMessage = {
    t: 'line',
    n,
    people: people.map(({ id, position, settled, stale }) => ({ id, position, settled, ...(stale === true ? { stale } : {}) })),
    counts: [...counts],
    total,
  }
  return JSON.stringify(message)
}
