/** The live line on its way to screens: only when it changed, at most one in 15 ms, at most two on the way to a screen, the newest last. */
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
  const newestOf: Record<LineKind, Numbered> = { shown: { number: 0, line: '' }, whole: { number: 0, line: '' } }
  let waits = false
  let newest: Readonly<Record<LineKind, LineView>> | null = null

  function send(): void {
    waits = false
    if (newest === null) return
    const lines = newest
    newest = null
    const news = KINDS.filter((kind) => renew(newestOf[kind], lines[kind]))
    for (const kind of news) changed(kind)
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
      const { number, line } = newestOf[kind]
      if (number === 0 || screen.sent === number) return
      if (screen.linesOnTheWay >= MOST_LINES_ON_THE_WAY) return
      screen.sent = number
      screen.linesOnTheWay++
      // Put together by hand: a line is made into text once for all screens.
      screen.connection.send(`{"t":"line","n":${number},${line.slice(1)}`)
    },
  }
}

/** The newest line of a kind as JSON, and how many there were before it; 0 before the first. */
interface Numbered {
  number: number
  line: string
}

/** Whether this is another line than before. */
function renew(before: Numbered, { people, counts, total }: LineView): boolean {
  const line = JSON.stringify({
    people: people.map(({ id, position, settled, stale }) => ({ id, position, settled, ...(stale === true ? { stale } : {}) })),
    counts,
    total,
  } satisfies Omit<LineMessage, 't' | 'n' | 'counts'> & Pick<LineView, 'counts'>)
  if (line === before.line) return false
  before.line = line
  before.number++
  return true
}
