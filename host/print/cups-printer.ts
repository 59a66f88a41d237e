/** Printers of Linux and macOS, through CUPS: `lp` takes the PDF, `lpstat` says what has become of it. */
import { accepted, refused, type Result } from '#core/result'
import type { PrintFailure } from '#core/protocol/paper-requests'
import type { Clock } from '../ports/clock.ts'
import type { Environment } from '../shells/electron-binary.ts'
import { defaultIn, isWaiting, jobIn, namesIn, printersIn, queueIn, saysFull, type QueueState } from './cups-answers.ts'
import { ANSWERS_WITHIN, type Printer, type PrinterFact, type PrintJob } from './printer.ts'
import { runProgram, type Ran } from './run-program.ts'

export interface CupsOptions {
  readonly clock: Clock
  readonly env: Environment
  /** The usual printer; null leaves it to the machine. */
  readonly usual: string | null
  /** How long a printer may say nothing, ms. */
  readonly within?: number
}

/** Between two looks at a job, ms. */
const LOOK_EVERY = 400
/** A question to CUPS itself takes no longer, ms. */
const ASK_WITHIN = 8000
const NO_PAPER = /^media-(?:empty|needed|jam)/
/** It has the job and has not reached its printer. */
const NOT_REACHED = /^(?:connecting-to-device|offline|timed-out|shutdown)/

export function createCupsPrinter({ clock, env, usual, within = ANSWERS_WITHIN }: CupsOptions): Printer {
  /** Queues of which somebody was told that they are stopped: who asks again has looked at them. */
  const told = new Set<string>()

  const run = (program: string, args: readonly string[], input?: Uint8Array): Promise<Ran> =>
    runProgram(program, args, { env, within: ASK_WITHIN, ...(input === undefined ? {} : { input }) })

  async function list(): Promise<readonly PrinterFact[]> {
    const [names, states] = await Promise.all([run('lpstat', ['-e']), run('lpstat', ['-p'])])
    const known = printersIn(states.out)
    const others = namesIn(names.out).filter((name) => known.every((printer) => printer.name !== name))
    // What is found on the network and was never used has no state yet.
    return [...known, ...others.map((name) => ({ name, state: 'ready' as const }))]
  }

  async function choose(): Promise<string | null> {
    if (usual !== null) return usual
    const standard = defaultIn((await run('lpstat', ['-d'])).out)
    if (standard !== null) return standard
    const all = await list()
    return (all.find(({ state }) => state === 'ready') ?? all[0])?.name ?? null
  }

  async function stateOf(queue: string): Promise<QueueState | null> {
    return queueIn((await run('lpstat', ['-l', '-p', queue])).out)
  }

  /** What has become of a job that CUPS has taken. */
  async function follow(queue: string, job: string): Promise<PrintFailure | null> {
    const until = clock.monotonic() + within
    for (;;) {
      const waits = isWaiting(job, (await run('lpstat', ['-o', queue])).out)
      const state = await stateOf(queue)
      const failure = failureOf(state)
      if (failure !== null) return failure
      if (!waits) return null
      const isReached = state?.state === 'printing' && !state.alerts.some((alert) => NOT_REACHED.test(alert))
      // Twenty copies take a while: a printer that is at work is left to it.
      if (clock.monotonic() >= until) return isReached ? null : 'printer-silent'
      await new Promise<void>((resolve) => clock.after(LOOK_EVERY, resolve))
    }
  }

  async function send(queue: string, { pdf, copies }: PrintJob): Promise<Result<null, PrintFailure>> {
    const options = ['-d', queue, '-n', String(copies), '-t', 'Meetlat', '-o', 'media=A4', '-']
    const taken = await run('lp', options, pdf)
    const job = jobIn(taken.out)
    if (job === null) return refused(await reasonOf(queue, taken))
    const failure = await follow(queue, job)
    if (failure === null) return accepted(null)
    await run('cancel', [job])
    return refused(failure)
  }

  async function reasonOf(queue: string, { end, errors }: Ran): Promise<PrintFailure> {
    if (end === 'absent') return 'no-printer'
    if (end === 'late') return 'printer-silent'
    const state = await stateOf(queue)
    if (state === null) return 'printer-gone'
    if (saysFull(errors)) return 'disk-full'
    return failureOf(state) ?? 'printer-stopped'
  }

  return {
    async look() {
      const name = await choose()
      if (name === null) return { name, trouble: 'no-printer' }
      const state = await stateOf(name)
      const isAway = state?.alerts.some((alert) => NOT_REACHED.test(alert)) === true
      return { name, trouble: failureOf(state) ?? (isAway ? 'printer-silent' : null) }
    },
    list,
    async print(job) {
      const queue = job.printer ?? (await choose())
      if (queue === null) return refused('no-printer')
      // Needs a right that the kiosk may not have; then the queue says again that it is stopped.
      if (told.delete(queue)) await run('cupsenable', [queue])
      const before = await stateOf(queue)
      const done = before?.state === 'disabled' ? refused(failureOf(before) ?? 'printer-stopped') : await send(queue, job)
      if (!done.ok && (done.reason === 'printer-stopped' || done.reason === 'out-of-paper')) told.add(queue)
      return done
    },
  }
}

function failureOf(state: QueueState | null): PrintFailure | null {
  if (state === null) return 'printer-gone'
  if (state.alerts.some((alert) => NO_PAPER.test(alert))) return 'out-of-paper'
  return state.state === 'disabled' ? 'printer-stopped' : null
}
