/** The tables of an export in Dutch and in English, made session by session, so that thousands of them never hold the kiosk up. */
import { Buffer } from 'node:buffer'
import { en } from '#content/en'
import { nl } from '#content/nl'
import type { ArchivedSession } from '#core/archive/archived-session'
import { BYTE_ORDER_MARK, csvOf, type CsvFlavour } from '#core/archive/csv'
import { headOf, rowsOf, TABLES } from '#core/archive/session-tables'
import { titleOf } from './session-title.ts'

export interface TableChunks {
  add(session: ArchivedSession): void
  /** Each table with its name, in pieces. */
  readonly tables: readonly { readonly name: string; readonly chunks: readonly Buffer[] }[]
}

/** Pieces of about this size are passed on one at a time, characters. */
const PIECE = 32 * 1024
const LANGUAGES = [
  { texts: nl, flavour: 'dutch' },
  { texts: en, flavour: 'english' },
] as const satisfies readonly { readonly flavour: CsvFlavour; readonly texts: unknown }[]

export function createTableChunks(): TableChunks {
  const tables = LANGUAGES.flatMap(({ texts, flavour }) =>
    TABLES.map((table) => {
      const name = `${texts.archive.files[table]}.csv`
      const text = BYTE_ORDER_MARK + csvOf([headOf(table, texts.archive)], flavour)
      return { name, table, texts, flavour, text, chunks: new Array<Buffer>() }
    }),
  )
  const pour = (one: (typeof tables)[number]): void => {
    if (one.text !== '') one.chunks.push(Buffer.from(one.text))
    one.text = ''
  }
  return {
    add(session) {
      for (const one of tables) {
        const tabled = { session, topic: titleOf(session, one.texts) }
        one.text += csvOf(rowsOf(one.table, tabled, one.texts.archive), one.flavour)
        if (one.text.length > PIECE) pour(one)
      }
    },
    get tables() {
      for (const one of tables) pour(one)
      return tables
    },
  }
}
