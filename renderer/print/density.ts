/** How large everything is set: a short session fills its page, a long one stays on it if it can. */
import { CARD_KINDS, type CardKind } from '#core/session/card'
import type { Note, TakeHome } from '#core/takehome/take-home'

export const DENSITIES = ['large', 'roomy', 'normal', 'dense'] as const
export type Density = (typeof DENSITIES)[number]

/** Letters on a line of a column, and of the width of an action. */
const COLUMN = 44
const ACTION = 52
const WIDE = 92
/** Lines beside the head, the line and its words, up to which a page can be set like this. */
const LARGE = 12
const ROOMY = 21
const NORMAL = 29

const WIDTH: Readonly<Record<CardKind, number>> = {
  top: COLUMN,
  can: COLUMN,
  need: COLUMN,
  action: ACTION,
  agreement: WIDE,
  reflection: WIDE,
}
/** Two columns beside each other take half the lines. */
const SHARE: Readonly<Record<CardKind, number>> = { top: 0.5, can: 0.5, need: 0.5, action: 1.3, agreement: 1, reflection: 1 }
/** A head and the room above it, lines; and what the way of the group and the line of the time before take. */
const HEAD = 2
const WAY = 4
const EARLIER = 6

export function densityOf({ notes, time, ideal, forward, earlier }: TakeHome): Density {
  const lines = CARD_KINDS.map((kind) => linesOf(notes[kind], WIDTH[kind]) * SHARE[kind]).reduce((sum, each) => sum + each, 0)
  const drawn = (ideal === null && forward === null ? 0 : WAY) + (earlier === null ? 0 : EARLIER)
  const all = lines + drawn + (time === null ? 0 : time.length / 2 + HEAD)
  if (all <= LARGE) return 'large'
  if (all <= ROOMY) return 'roomy'
  return all <= NORMAL ? 'normal' : 'dense'
}

function linesOf(notes: readonly Note[], width: number): number {
  if (notes.length === 0) return 0
  return notes.reduce((sum, { text }) => sum + Math.ceil(text.length / width), HEAD)
}
