/** Runs the kiosk in Electron, which runs the host itself: this process only waits, and passes on what it is told. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Environment } from './electron-binary.ts'

export interface Launch {
  readonly executable: string
  /** Folder of the built app. */
  readonly app: string
  /** The options of `npm start`, as they were given. */
  readonly args: readonly string[]
  readonly env: Environment
}

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The exit code of the kiosk: its own, or 128 and the signal that ended it, as a shell would say it. Rejects when it cannot be started. */
export function launchElectron({ executable, app, args, env }: Launch): Promise<number> {
  // An editor's terminal leaves this behind: with it Electron is no more than a Node.
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env
  const child = spawn(executable, [...switches(), app, '--', ...args], { env: rest, stdio: 'inherit' })
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal)
  }
  for (const signal of PASSED_ON) process.on(signal, pass)
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal])))
  }).finally(() => {
    for (const signal of PASSED_ON) process.off(signal, pass)
  })
}

/** Chromium refuses to build its sandbox as root; the window keeps its own. */
function switches(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
