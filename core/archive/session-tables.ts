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
export type Column = 'date' | 'topic' | 'moment' | 'position' | 'from' | 'to' | 'people' | 'kind' | 'text' | 'who' | 'when' | 'star'

/** A session as others may know it, with what it is about in words. */
export interface TabledSession {
  readonly session: ArchivedSession
  readonly topic: string
}

type Table = readonly (readonly CsvCell[])[]

/** A row for each person whose place is known, and one for each band of a small group. */
export function positionsTable(sessions: readonly TabledSession[], { columns, moments }: TableWords): Table {
  const rows = sessions.flatMap(({ session, topic }) =>
    MOMENTS.flatMap((moment) => {
      const snapshot = session[moment]
      if (snapshot === null) return []
      const [day, name] = [dayOf(session), moments[moment]]
      if (snapshot.bands === undefined) return snapshot.positions.map((position) => [day, topic, name, position, null, null, 1])
      return bandsOf(snapshot).map(({ from, to, people }) => [day, topic, name, null, from, to, people])
    }),
  )
  return [[columns.date, columns.topic, columns.moment, columns.position, columns.from, columns.to, columns.people], ...rows]
}

export function cardsTable(sessions: readonly TabledSession[], { columns, kinds }: TableWords): Table {
  const rows = sessions.flatMap(({ session, topic }) =>
    session.cards.map(({ kind, text, who, when, starred }) => [dayOf(session), topic, kinds[kind], text, who, when, starred]),
  )
  return [[columns.date, columns.topic, columns.kind, columns.text, columns.who, columns.when, columns.star], ...rows]
}

export function actionsTable(sessions: readonly TabledSession[], { columns }: TableWords): Table {
  const rows = sessions.flatMap(({ session, topic }) =>
    session.cards.filter(({ kind }) => kind === 'action').map(({ text, who, when }) => [dayOf(session), topic, text, who, when]),
  )
  return [[columns.date, columns.topic, columns.text, columns.who, columns.when], ...rows]
}

/** The day of the session, as a spreadsheet reads it in every country. */
export function dayOf({ startedAt }: ArchivedSession): string {
  return new Date(startedAt).toISOString().slice(0, 10)
}
