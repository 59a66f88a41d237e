/** Sessions as one zip: what another Meetlat takes in, and what a person opens in a spreadsheet or puts in a report. */
import { Buffer } from 'node:buffer'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import { en } from '#content/en'
import { nl } from '#content/nl'
import type { ArchivedSession } from '#core/archive/archived-session'
import { lineSvgOf } from '#core/archive/line-svg'
import { abroad, sessionFileOf } from '#core/archive/session-file'
import { dayOf } from '#core/archive/session-tables'
import type { Locale } from '#core/locale'
import type { Result } from '#core/result'
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, type ArchiveManifest } from './archive-manifest.ts'
import { readMeName, readMeOf } from './read-me.ts'
import { titleOf } from './session-title.ts'
import { createTableChunks } from './table-chunks.ts'

/** Makes a file that takes a browser; a kiosk without one leaves it out, and its manifest and its read-me say so. */
export interface FileMakers {
  readonly pdf: ((session: ArchivedSession) => Promise<Result<Uint8Array, string>>) | null
  /** Of the drawing of its line, an SVG. */
  readonly png: ((svg: string) => Promise<Result<Uint8Array, string>>) | null
}

export interface ZipOptions {
  readonly makers: FileMakers
  /** The language of the read-me, and of a session that has none of its own. */
  readonly locale: Locale
}

/** Every file is as old as the format: the same sessions give the same bytes. */
const MADE = new Date('2026-01-01T12:00:00Z')
const FILE = { mtime: MADE, mode: 0o100644, forceDosTimestamp: true } as const
const TEXTS = { nl, en }

/** Reads one session after the other, so that the room is not kept waiting. One that is gone meanwhile is left out. */
export async function zipOf(
  ids: readonly string[],
  read: (id: string) => ArchivedSession | null,
  { makers, locale }: ZipOptions,
): Promise<Uint8Array> {
  const zip = new ZipFile()
  const packed = collected(zip)
  const put = (path: string, data: string | Uint8Array): void => zip.addBuffer(Buffer.from(data), path, FILE)
  const tables = createTableChunks()
  const missing = { sessions: 0, withoutPdf: 0, withoutPng: 0 }
  for (const id of ids) {
    const found = read(id)
    if (found === null) continue
    const session = abroad(found)
    missing.sessions++
    tables.add(session)
    const folder = `sessions/${dayOf(session)}-${session.id}`
    const texts = TEXTS[session.plan.locale ?? locale]
    const svg = lineSvgOf(session, { title: titleOf(session, texts), moments: texts.archive.moments })
    put(`${folder}/session.json`, `${JSON.stringify(sessionFileOf(session), null, 2)}\n`)
    put(`${folder}/line.svg`, svg)
    const [pdf, png] = [await makers.pdf?.(session), await makers.png?.(svg)]
    if (pdf?.ok === true) put(`${folder}/page.pdf`, pdf.value)
    else missing.withoutPdf++
    if (png?.ok === true) put(`${folder}/line.png`, png.value)
    else missing.withoutPng++
    await setImmediate()
  }
  for (const { name, chunks } of tables.tables) zip.addReadStream(Readable.from(chunks, { objectMode: true }), name, FILE)
  const manifest: ArchiveManifest = { format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, ...missing }
  put('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  put(readMeName(locale), readMeOf(locale, missing))
  zip.end()
  return packed
}

function collected(zip: ZipFile): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    zip.outputStream.once('end', () => resolve(Buffer.concat(chunks)))
    zip.outputStream.once('error', reject)
    zip.once('error', reject)
  })
}
