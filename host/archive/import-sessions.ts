/** Reads the sessions of an export. All or none: what is strange about one of them is why none comes in. */
import * as v from 'valibot'
import type { ArchivedSession } from '#core/archive/archived-session'
import { SESSION_VERSION, sessionFileSchema } from '#core/archive/session-file'
import type { ZipRefusal } from '#core/archive/import-refusals'
import { accepted, refused, type Result } from '#core/result'
import { ARCHIVE_VERSION, archiveManifestSchema } from './archive-manifest.ts'
import { readZip } from './read-zip.ts'

type FileRefusal = ZipRefusal | 'newer-version' | 'no-sessions' | 'not-a-session'

const MANIFEST = 'manifest.json'
const SESSION = /^sessions\/[^/]+\/session\.json$/
/** More than a kiosk ever has. */
const MOST_SESSIONS = 10_000

const anyVersionSchema = v.object({ version: v.pipe(v.number(), v.integer()) })

export async function sessionsIn(data: Uint8Array): Promise<Result<readonly ArchivedSession[], FileRefusal>> {
  const sessions: ArchivedSession[] = []
  let problem: FileRefusal | null = null
  let isOurs = false

  function take(name: string, file: Uint8Array): void {
    if (problem !== null) return
    const json = jsonIn(file)
    const isManifest = name === MANIFEST
    if (isNewer(json, isManifest ? ARCHIVE_VERSION : SESSION_VERSION)) {
      problem = 'newer-version'
      return
    }
    if (isManifest) {
      isOurs = v.safeParse(archiveManifestSchema, json).success
      return
    }
    const session = v.safeParse(sessionFileSchema, json)
    if (session.success && sessions.length < MOST_SESSIONS) sessions.push(session.output.session)
    else problem = 'not-a-session'
  }

  const read = await readZip(data, (name) => name === MANIFEST || SESSION.test(name), take)
  if (!read.ok) return read
  if (problem !== null) return refused(problem)
  if (!isOurs || sessions.length === 0) return refused('no-sessions')
  const ids = new Set(sessions.map(({ id }) => id))
  return ids.size === sessions.length ? accepted(sessions) : refused('not-a-session')
}

function jsonIn(file: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file))
  } catch {
    return null
  }
}

function isNewer(json: unknown, known: number): boolean {
  const found = v.safeParse(anyVersionSchema, json)
  return found.success && found.output.version > known
}
