/** What says in an export, in words, what each of its files is. */
import { en } from '#content/en'
import { nl } from '#content/nl'
import { BYTE_ORDER_MARK } from '#core/archive/csv'
import { TABLES } from '#core/archive/session-tables'
import type { Locale } from '#core/locale'

export interface ReadMeFacts {
  readonly sessions: number
  /** Sessions whose page or picture could not be made. */
  readonly withoutPdf: number
  readonly withoutPng: number
}

const TEXTS = { nl, en }

export function readMeName(locale: Locale): string {
  return `${TEXTS[locale].archive.files.readMe}.txt`
}

/** With the line ends and the first character by which every editor reads it well. */
export function readMeOf(locale: Locale, { sessions, withoutPdf, withoutPng }: ReadMeFacts): string {
  const { readMe } = TEXTS[locale].archive
  const files = [
    ...(withoutPdf < sessions ? [readMe.page] : []),
    ...(withoutPng < sessions ? [readMe.png] : []),
    readMe.svg,
    readMe.json,
  ]
  const missing = [
    ...(withoutPdf > 0 ? [readMe.noPdf.replace('{n}', String(withoutPdf))] : []),
    ...(withoutPng > 0 ? [readMe.noPng.replace('{n}', String(withoutPng))] : []),
  ]
  const [own, other] = locale === 'nl' ? [nl.archive.files, en.archive.files] : [en.archive.files, nl.archive.files]
  const tables = TABLES.map((table) =>
    readMe[table].replace('{own}', `${own[table]}.csv`).replace('{other}', `${other[table]}.csv`),
  )
  const parts = [
    ['Meetlat', readMe.heading],
    [readMe.folders, ...files.map(listed), ...missing],
    [readMe.tables, ...tables.map(listed), readMe.flavour, readMe.apostrophe],
    [readMe.manifest],
    [readMe.few, readMe.names],
  ]
  const text = parts.map((lines) => lines.join('\r\n')).join('\r\n\r\n')
  return `${BYTE_ORDER_MARK}${text}\r\n`
}

function listed(line: string): string {
  return `- ${line}`
}
