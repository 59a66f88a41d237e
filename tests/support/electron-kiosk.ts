/** The built kiosk in a real Electron, on a display that nobody sees. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { electronForTests } from './electron-runtime.ts'
import { freePort } from './free-port.ts'
import { openVirtualDisplay, type VirtualDisplay } from './virtual-display.ts'

export interface ElectronKiosk {
  readonly app: ElectronApplication
  /** Its data folder. */
  readonly data: string
  /** Where the page of the facilitator's phone is, with its token. */
  remote(): Promise<string>
  /** The value of an expression in the page; also after a crash, when Playwright has lost its page. */
  inPage(expression: string): Promise<unknown>
  /** Asks the kiosk over HTTP, as a script would; the status of the answer. */
  post(intent: object): Promise<number>
  get(path: string): Promise<unknown>
  /** What an address gives, as it is. */
  bytes(path: string): Promise<Uint8Array>
  /** What Electron and the host wrote so far. */
  output(): string
  /** Starts it once more, beside this one, until that one ends. */
  startAnother(): Promise<Ended>
  /** Waits until it ends. */
  ended(): Promise<Ended>
  /** Takes it away with its folder and its display, however it is doing. */
  close(): Promise<void>
}

/** An end of the kiosk. */
export interface Ended {
  readonly code: number | null
  readonly output: string
}

const project = join(import.meta.dirname, '../..')

/** Starts with these options of `npm start`, a data folder of its own and a free port; resolves when its window is there. */
export async function startElectronKiosk(options: readonly string[] = []): Promise<ElectronKiosk> {
  const display = await openVirtualDisplay()
  const data = await mkdtemp(join(tmpdir(), 'meetlat-kiosk-'))
  // Not 0: what the kiosk says before Playwright is there is lost, its address too.
  const port = await freePort()
  const command = await commandFor(display, ['--data', data, '--port', String(port), '--host', '127.0.0.1', ...options])
  const app = await _electron.launch({ ...command, args: [...command.args] })
  const child = app.process()
  const gone = once(child, 'exit')
  let output = ''
  child.stderr?.on('data', (chunk) => (output += String(chunk)))
  await app.firstWindow()

  async function ask(path: string, rest: RequestInit = {}): Promise<Response> {
    const token = (await readFile(join(data, 'token'), 'utf8')).trim()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    return fetch(`http://127.0.0.1:${port}${path}`, { headers, ...rest })
  }

  async function post(intent: object): Promise<number> {
    return (await ask('/api/intents', { method: 'POST', body: JSON.stringify(intent) })).status
  }

  return {
    app,
    data,
    async remote() {
      const token = (await readFile(join(data, 'token'), 'utf8')).trim()
      return `http://127.0.0.1:${port}/remote/#token=${token}`
    },
    inPage: (expression) =>
      app.evaluate(({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code), expression),
    post,
    get: async (path) => (await ask(path)).json(),
    bytes: async (path) => new Uint8Array(await (await ask(path)).arrayBuffer()),
    output: () => output,
    startAnother: () => run(command),
    async ended() {
      await gone
      return { code: child.exitCode, output }
    },
    async close() {
      child.kill('SIGKILL')
      await gone
      await display.close()
      // Its helpers write for a moment longer.
      await rm(data, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}

/** Starts with these options a kiosk that ends by itself. */
export async function runElectronKiosk(options: readonly string[]): Promise<Ended> {
  const display = await openVirtualDisplay()
  try {
    return await run(await commandFor(display, options))
  } finally {
    await display.close()
  }
}

interface Command {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly env: Record<string, string>
}

async function commandFor(display: VirtualDisplay, options: readonly string[]): Promise<Command> {
  if (!existsSync(join(project, 'out/main/main.js'))) throw new Error('the kiosk is not built: npm run build')
  return {
    executablePath: await electronForTests(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', project, '--', ...options],
    env: { ...environment(), DISPLAY: display.name },
  }
}

async function run({ executablePath, args, env }: Command): Promise<Ended> {
  const child = spawn(executablePath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const [code] = await once(child, 'exit')
  return { code, output }
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
