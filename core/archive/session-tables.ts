/** Sessions as tables: where people stood, what they wrote down, and what they agreed to do. */
import { bandsOf } from '../session/bands.ts'
import type { CardKind } from '../session/card.ts'
import { MOMENTS, type Moment } from '../session/snapshot.ts'
import type { ArchivedSession } from './archived-session.ts'
import type { CsvCell } from './csv.ts'

export interface TableWords {
  readonly columns: Readonly<Record<Column, string>>
  readonly moments: Readonly<Record<Moment, string>>
  readonly kinds: Readonly<Record<CardKind, string>>
}
type Column = 'date' | 'topic' | 'moment' | 'position' | 'from' | 'to' | 'people' | 'kind' | 'text' | 'who' | 'when' | 'star'

/** A session as others may know it, with what it is about in words. */
export interface TabledSession {
  readonly session: ArchivedSession
  readonly topic: string
}

type Rows = readonly (readonly CsvCell[])[]

export const TABLES = ['positions', 'cards', 'actions'] as const
export type Table = (typeof TABLES)[number]

const COLUMNS: Readonly<Record<Table, readonly Column[]>> = {
  positions: ['date', 'topic', 'moment', 'position', 'from', 'to', 'people'],
  cards: ['date', 'topic', 'kind', 'text', 'who', 'when', 'star'],
  actions: ['date', 'topic', 'text', 'who', 'when'],
}

const ROWS: Readonly<Record<Table, (tabled: TabledSession, words: TableWords) => Rows>> = {
  positions: positionRows,
  cards: cardRows,
  actions: actionRows,
}

export function headOf(table: Table, { columns }: TableWords): readonly string[] {
  return COLUMNS[table].map((column) => columns[column])
}

export function rowsOf(table: Table, tabled: TabledSession, words: TableWords): Rows {
  return ROWS[table](tabled, words)
}

/** A row for each person whose place is known, and one for each band of a small group. */
function positionRows({ session, topic }: TabledSession, { moments }: TableWords): Rows {
  return MOMENTS.flatMap((moment) => {
    const snapshot = session[moment]
    if (snapshot === null) return []
    const [day, name] = [dayOf(session), moments[moment]]
    if (snapshot.bands === undefined) return snapshot.positions.map((position) => [day, topic, name, position, null, null, 1])
    return bandsOf(snapshot).map(({ from, to, people }) => [day, topic, name, null, from, to, people])
  })
}

function cardRows({ session, topic }: TabledSession, { kinds }: TableWords): Rows {
  return session.cards.map(({ kind, text, who, when, starred }) => [dayOf(session), topic, kinds[kind], text, who, when, starred])
}

function actionRows({ session, topic }: TabledSession): Rows {
  return session.cards
    .filter(({ kind }) => kind === 'action')
    .map(({ text, who, when }) => [dayOf(session), topic, text, who, when])
}

/** The day of the session, as a spreadsheet reads it in every country. */
export function dayOf({ startedAt }: ArchivedSession): string {
  return new Date(startedAt).toISOString().slice(0, 10)
}
