/** Runs a program of the system, without a shell, for a short while, and with a bounded answer. */
import { execFile } from 'node:child_process'
import type { Environment } from '../shells/electron-binary.ts'

export interface Ran {
  /** `absent`: there is no such program; `late`: it was ended because it took too long. */
  readonly end: 'well' | 'badly' | 'late' | 'absent'
  readonly out: string
  readonly errors: string
}

export interface ProgramOptions {
  readonly env: Environment
  /** Ends it after this, ms. */
  readonly within: number
  /** What it reads. */
  readonly input?: Uint8Array
}

/** More than this, bytes, is no answer to a question of ours. */
const LONGEST_ANSWER = 256 * 1024

/** Never rejects. What the program says is in English, whatever the machine speaks. */
export function runProgram(program: string, args: readonly string[], { env, within, input }: ProgramOptions): Promise<Ran> {
  const options = { env: { ...env, LC_ALL: 'C' }, timeout: within, killSignal: 'SIGKILL', maxBuffer: LONGEST_ANSWER } as const
  return new Promise((resolve) => {
    const child = execFile(program, [...args], options, (error, out, errors) => resolve({ end: endOf(error), out, errors }))
    // One that ends before it has read all says so by its exit.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

function endOf(error: (Error & { readonly code?: unknown; readonly killed?: boolean }) | null): Ran['end'] {
  if (error === null) return 'well'
  if (error.code === 'ENOENT') return 'absent'
  return error.killed === true ? 'late' : 'badly'
}
