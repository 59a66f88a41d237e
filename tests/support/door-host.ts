/** The real host with all its doors, on this machine alone, as a phone would find it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { doorsViewSchema, remotesViewSchema, type RemoteRequest } from '#core/protocol/remote-requests'
import type { Intent } from '#core/session/intents'
import { systemClock, type Clock } from '#host/ports/clock'
import type { Log } from '#host/ports/log'
import { startHost, type Host } from '#host/start-host'

const doorsSchema = v.object({ ...v.omit(remotesViewSchema, ['you']).entries, doors: doorsViewSchema })

export interface DoorHost {
  readonly host: Host
  /** Everything that was logged as a warning or worse, with its facts. */
  readonly warnings: readonly string[]
  /** Asks as a script would; the refusal. */
  ask(intent: Intent): Promise<unknown>
  request(request: RemoteRequest): Promise<unknown>
  /** The phones, and what the big screen shows of the ways in. */
  doors(): Promise<v.InferOutput<typeof doorsSchema>>
  get(path: string): Promise<unknown>
  stop(): Promise<void>
}

/** `pages` is a folder of built pages. */
export async function startDoorHost(pages: string, clock: Clock = systemClock): Promise<DoorHost> {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-doors-'))
  const warnings: string[] = []
  const warn = (facts: object, message: string): void => {
    warnings.push(`${message} ${JSON.stringify(facts)}`)
  }
  const log: Log = { debug: () => undefined, info: () => undefined, warn, error: warn }
  const host = await startHost({
    source: { kind: 'none' },
    data: folder,
    host: '127.0.0.1',
    port: 0,
    locale: 'nl',
    pages,
    packaged: false,
    clock,
    log,
    lan: () => '127.0.0.1',
  })
  const headers = { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' }

  async function post(path: string, body: object): Promise<unknown> {
    const answer: unknown = await (await fetch(host.url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    return answer
  }
  async function get(path: string): Promise<unknown> {
    const answer: unknown = await (await fetch(host.url + path, { headers })).json()
    return answer
  }

  return {
    host,
    warnings,
    ask: (intent) => post('/api/intents', intent),
    request: (request) => post('/api/remotes', request),
    doors: async () => v.parse(doorsSchema, await get('/api/remotes')),
    get,
    async stop() {
      await host.stop()
      rmSync(folder, { recursive: true })
    },
  }
}
