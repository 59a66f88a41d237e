/** Asks the kiosk about its archive. Null, or `no-answer`, when it cannot be heard or says something that we do not understand. */
import * as v from 'valibot'
import {
  archivedAnswerSchema,
  archivePageSchema,
  importAnswerSchema,
  stickAnswerSchema,
  sticksSchema,
  type ArchivedAnswer,
  type ArchivePage,
  type ImportAnswer,
} from '#core/archive/archive-answers'
import type { ImportRefusal } from '#core/archive/import-refusals'
import type { Settings } from '#core/archive/settings'
import { accepted, refused, type Result } from '#core/result'

export interface ArchiveQueryView {
  readonly words: string
  /** Days as `2026-11-24`; empty for no bound. */
  readonly from: string
  readonly to: string
  readonly page: number
}

export interface TakenFile {
  readonly name: string
  readonly data: Blob
}

export interface ArchiveClient {
  find(query: ArchiveQueryView): Promise<ArchivePage | null>
  /** `gone` when there is no such session any more. */
  open(id: string): Promise<ArchivedAnswer | 'gone' | null>
  /** Gone for good, with every byte: null; else why not, a key of a text. */
  erase(id: string): Promise<string | null>
  keep(keep: boolean): Promise<string | null>
  /** A session, or all for null, to take along; or its page on paper. */
  take(id: string | null, what: 'zip' | 'page'): Promise<Result<TakenFile, string>>
  bring(file: Blob): Promise<ImportAnswer | { readonly refusal: ImportRefusal | 'no-answer' }>
  set(settings: Settings): Promise<string | null>
  sticks(): Promise<readonly { readonly name: string; readonly free: number }[]>
  write(stick: string, session: string | null): Promise<Result<string, string>>
}

type Fetch = (path: string, options: RequestInit) => Promise<Response>

const refusalSchema = v.object({ refusal: v.nullable(v.string()) })
/** What the server says to a body beyond its bound. */
const TOO_LARGE = 413

export function createArchiveClient(token: string | null, ask: Fetch): ArchiveClient {
  const authorization = `Bearer ${token ?? ''}`

  async function send(method: string, path: string, body?: Blob | object): Promise<Response | null> {
    const isFile = body instanceof Blob
    const type = isFile ? 'application/zip' : 'application/json'
    const headers = { authorization, ...(body === undefined ? {} : { 'content-type': type }) }
    const sent = body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }
    try {
      return await ask(path, { method, headers, ...sent })
    } catch {
      return null
    }
  }

  return {
    async find({ words, from, to, page }) {
      const query = new URLSearchParams({ q: words.slice(0, 200), page: String(page) })
      if (from !== '') query.set('from', from)
      if (to !== '') query.set('to', to)
      return parsed(await send('GET', `/api/archive?${query}`), archivePageSchema)
    },
    async open(id) {
      const response = await send('GET', `/api/archive/${id}`)
      return response?.status === 404 ? 'gone' : parsed(response, archivedAnswerSchema)
    },
    erase: async (session) => refusalOf(await send('POST', '/api/intents', { type: 'session.erase', session })),
    keep: async (keep) => refusalOf(await send('POST', '/api/intents', { type: 'session.keep', keep })),
    async take(id, what) {
      const response = await send('GET', id === null ? '/api/archive/zip' : `/api/archive/${id}/${what}`)
      if (response?.ok !== true) return refused((await refusalOf(response)) ?? 'no-answer')
      const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')
      return accepted({ name: named?.[1] ?? 'meetlat.zip', data: await response.blob() })
    },
    async bring(file) {
      const response = await send('POST', '/api/archive/import', file)
      if (response?.status === TOO_LARGE) return { refusal: 'too-large' }
      return (await parsed(response, importAnswerSchema)) ?? { refusal: 'no-answer' }
    },
    set: async (settings) => refusalOf(await send('PUT', '/api/archive/settings', settings)),
    sticks: async () => (await parsed(await send('GET', '/api/sticks'), sticksSchema))?.sticks ?? [],
    async write(stick, session) {
      const answer = await parsed(await send('POST', '/api/sticks', { stick, session }), stickAnswerSchema)
      if (answer === null) return refused('no-answer')
      return answer.file === null ? refused(answer.refusal ?? 'no-answer') : accepted(answer.file)
    },
  }
}

async function parsed<Schema extends v.GenericSchema>(
  response: Response | null,
  schema: Schema,
): Promise<v.InferOutput<Schema> | null> {
  if (response === null) return null
  try {
    const answer = v.safeParse(schema, await response.json())
    return answer.success ? answer.output : null
  } catch {
    return null
  }
}

async function refusalOf(response: Response | null): Promise<string | null> {
  const answer = await parsed(response, refusalSchema)
  return answer === null ? 'no-answer' : answer.refusal
}
