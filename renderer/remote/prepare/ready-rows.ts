/** Whether everything is there before a session, row by row: what is fine, what somebody should look at, and what was not tried yet. */
import type { ReadyView } from '#core/protocol/ready'
import type { SessionView } from '#core/protocol/views'
import type { Plan } from '#core/session/plan'
import { floorTrouble } from '../line/line-words.ts'
import type { Kept } from './ticks.ts'

export type RowName = 'floor' | 'screen' | 'phone' | 'clicker' | 'sound' | 'disk' | 'printer'

/** What can be tried from the row. `heard` asks whether the gong was heard. */
export type Trial = 'clicker' | 'gong' | 'heard' | 'print'

export interface ReadyRow {
  readonly name: RowName
  /** `try`: nobody knows yet. None of them keeps a session from beginning. */
  readonly how: 'fine' | 'look' | 'try'
  /** The key of its text. */
  readonly text: string
  readonly trial: Trial | null
}

export interface ReadyFacts {
  readonly view: Pick<SessionView, 'source'>
  readonly ready: ReadyView
  readonly gong: Plan['gong']
  readonly kept: readonly Kept[]
  /** Host time, ms since 1970. */
  readonly now: number
}

/** A clicker that was pressed longer ago than this, ms, may lie in another room by now. */
const SEEN_LATELY = 60 * 60_000

export function readyRows(facts: ReadyFacts): readonly ReadyRow[] {
  return [
    floorRow(facts),
    screenRow(facts),
    phoneRow(),
    clickerRow(facts),
    soundRow(facts),
    ...diskRow(facts),
    ...printerRow(facts),
  ]
}

/** Rows that somebody has yet to look at or to try. */
export function openRows(rows: readonly ReadyRow[]): number {
  return rows.filter(({ how }) => how !== 'fine').length
}

function row(name: RowName, how: ReadyRow['how'], text: string, trial: Trial | null = null): ReadyRow {
  return { name, how, text, trial }
}

function floorRow({ view }: ReadyFacts): ReadyRow {
  const { state } = view.source
  return row('floor', state === 'ready' || state === 'off' ? 'fine' : 'look', floorTrouble(view.source) ?? `source.${state}`)
}

function screenRow({ ready }: ReadyFacts): ReadyRow {
  return ready.screens > 0 ? row('screen', 'fine', `${TEXTS}.screenThere`) : row('screen', 'look', 'refusals.no-screen')
}

/** Whoever reads this is connected; the header says it when not. */
function phoneRow(): ReadyRow {
  return row('phone', 'fine', 'remote.prepare.phoneReady')
}

function clickerRow({ ready, now }: ReadyFacts): ReadyRow {
  const { waits, seenAt } = ready.clicker
  if (waits) return row('clicker', 'try', `${TEXTS}.clickerWaits`)
  const isSeen = seenAt !== null && now - seenAt < SEEN_LATELY
  return isSeen
    ? row('clicker', 'fine', `${TEXTS}.clickerSeen`, 'clicker')
    : row('clicker', 'try', `${TEXTS}.clickerUnseen`, 'clicker')
}

function soundRow({ ready, gong, kept }: ReadyFacts): ReadyRow {
  if (gong === 'none') return row('sound', 'fine', `${TEXTS}.soundNone`)
  switch (ready.gong.sound) {
    case 'asked':
      return row('sound', 'try', `${TEXTS}.soundAsked`)
    case 'mute':
      return row('sound', 'look', `${TEXTS}.soundMute`, 'gong')
    case 'struck':
      if (!kept.includes('heard') && !kept.includes('unheard')) return row('sound', 'try', `${TEXTS}.soundStruck`, 'heard')
      break
    case 'unknown':
  }
  if (kept.includes('unheard')) return row('sound', 'look', `${TEXTS}.soundUnheard`, 'gong')
  if (kept.includes('heard')) return row('sound', 'fine', `${TEXTS}.soundHeard`, 'gong')
  return row('sound', 'try', `${TEXTS}.soundUntried`, 'gong')
}

function diskRow({ ready }: ReadyFacts): readonly ReadyRow[] {
  if (ready.disk === 'unknown') return []
  return [row('disk', ready.disk === 'ready' ? 'fine' : 'look', `${TEXTS}.disk.${ready.disk}`)]
}

function printerRow({ ready }: ReadyFacts): readonly ReadyRow[] {
  const { state } = ready.printer
  if (state === 'unknown') return []
  const text = `${TEXTS}.printer.${state}`
  // A room may do without: the stick and the phones take the page as well.
  if (state === 'absent') return [row('printer', 'fine', text)]
  if (state === 'printing') return [row('printer', 'try', text)]
  return [row('printer', state === 'ready' || state === 'printed' ? 'fine' : 'look', text, 'print')]
}

const TEXTS = 'remote.prepare.check'
