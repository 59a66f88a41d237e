/** Sessions as one zip: what another Meetlat takes in, and what a person opens in a spreadsheet or puts in a report. */
import { Buffer } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import { en } from '#content/en'
import { nl } from '#content/nl'
import type { Texts } from '#content/texts'
import type { ArchivedSession } from '#core/archive/archived-session'
import { csvOf, type CsvFlavour } from '#core/archive/csv'
import { lineSvgOf } from '#core/archive/line-svg'
import { abroad, sessionFileOf } from '#core/archive/session-file'
import { actionsTable, cardsTable, dayOf, positionsTable, type TabledSession } from '#core/archive/session-tables'
import type { Result } from '#core/result'
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, type ArchiveManifest } from './archive-manifest.ts'

/** Makes files that take a browser; a kiosk without one leaves them out, and its manifest says so. */
export type MakeFile = (session: ArchivedSession) => Promise<Result<Uint8Array, string>>
export interface FileMakers {
  readonly pdf: MakeFile | null
  readonly png: MakeFile | null
}

/** Every file is as old as the format: the same sessions give the same bytes. */
const MADE = new Date('2026-01-01T12:00:00Z')
const FILE = { mtime: MADE, mode: 0o100644, forceDosTimestamp: true } as const

/** Reads one session after the other, so that the room is not kept waiting. One that is gone meanwhile is left out. */
export async function zipOf(
  ids: readonly string[],
  read: (id: string) => ArchivedSession | null,
  makers: FileMakers,
): Promise<Uint8Array> {
  const zip = new ZipFile()
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    zip.outputStream.once('end', resolve)
    zip.outputStream.once('error', reject)
    zip.once('error', reject)
  })
  const put = (path: string, data: string | Uint8Array): void => zip.addBuffer(Buffer.from(data), path, FILE)
  const sessions: ArchivedSession[] = []
  const missing = { pdf: 0, png: 0 }
  for (const id of ids) {
    const found = read(id)
    if (found === null) continue
    const session = abroad(found)
    sessions.push(session)
    const folder = `sessions/${dayOf(session)}-${session.id}`
    put(`${folder}/session.json`, `${JSON.stringify(sessionFileOf(session), null, 2)}\n`)
    put(`${folder}/line.svg`, lineSvgOf(session, { title: titleOf(session, nl), moments: nl.archive.moments }))
    for (const kind of ['pdf', 'png'] as const) {
      const made = await makers[kind]?.(session)
      if (made?.ok === true) put(`${folder}/${kind === 'pdf' ? 'page.pdf' : 'line.png'}`, made.value)
      else missing[kind]++
    }
    await setImmediate()
  }
  putTables(put, sessions, nl, 'dutch')
  putTables(put, sessions, en, 'english')
  const manifest: ArchiveManifest = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    sessions: sessions.length,
    withoutPdf: missing.pdf,
    withoutPng: missing.png,
  }
  put('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  zip.end()
  await done
  return Buffer.concat(chunks)
}

function putTables(
  put: (path: string, data: string) => void,
  sessions: readonly ArchivedSession[],
  texts: Texts,
  flavour: CsvFlavour,
): void {
  const { files, columns, moments, kinds } = texts.archive
  const tabled: readonly TabledSession[] = sessions.map((session) => ({ session, topic: titleOf(session, texts) }))
  const words = { columns, moments, kinds }
  put(`${files.positions}.csv`, csvOf(positionsTable(tabled, words), flavour))
  put(`${files.cards}.csv`, csvOf(cardsTable(tabled, words), flavour))
  put(`${files.actions}.csv`, csvOf(actionsTable(tabled, words), flavour))
}

/** What a session is about, as it stood on the screen. */
function titleOf({ plan }: ArchivedSession, texts: Texts): string {
  if (plan.ambition !== '') return plan.ambition
  return plan.template === null ? texts.anyTopic.ambition : texts.topics[plan.template].ambition
}
