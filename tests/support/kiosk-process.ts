/** The kiosk as its own process, started as a person would, for tests that kill it or look at it from outside. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'

const readySchema = v.object({
  ready: v.literal(true),
  url: v.string(),
  token: v.string(),
  screens: v.object({ display: v.string(), settings: v.string(), print: v.string() }),
})

export interface KioskProcess extends v.InferOutput<typeof readySchema> {
  readonly process: ChildProcess
  /** What it has said on standard error so far. */
  readonly log: () => string
  get(path: string): Promise<unknown>
  /** Status and body of the answer. Rejects when the kiosk went away before it answered. */
  post(intent: unknown): Promise<{ readonly status: number; readonly body: unknown }>
  /** SIGKILL, and gone. */
  kill(): Promise<void>
  /** SIGTERM, and gone; its exit code. */
  end(): Promise<number | null>
}

/** What Node made of the code the time before: a kiosk is there twice as soon, and the tests start hundreds. */
const COMPILED = join(tmpdir(), 'meetlat-tests-compiled')
const main = fileURLToPath(new URL('../../host/cli/main.ts', import.meta.url))

/** Starts `host/cli/main.ts` with these arguments and `--shell none --port 0`; resolves when it says that it is ready. */
export async function startKiosk(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<KioskProcess> {
  const child = spawn(process.execPath, [main, '--shell', 'none', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NODE_COMPILE_CACHE: COMPILED },
  })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const gone = once(child, 'exit')
  const [line]: unknown[] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    gone.then(([code]) => Promise.reject(new Error(`the kiosk ended with ${code}: ${log}`))),
  ])
  const ready = v.parse(v.pipe(v.string(), v.parseJson(), readySchema), line)
  const headers = { authorization: `Bearer ${ready.token}` }
  return {
    ...ready,
    process: child,
    log: () => log,
    get: async (path) => (await fetch(ready.url + path, { headers })).json(),
    async post(intent) {
      const answer = await fetch(`${ready.url}/api/intents`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(intent),
      })
      return { status: answer.status, body: await answer.json() }
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async end() {
      child.kill('SIGTERM')
      const [code] = await gone
      return code
    },
  }
}
