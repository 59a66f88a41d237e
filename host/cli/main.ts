/** `npm start`: reads the options, chooses a shell and runs the kiosk in it. */
import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { surveyCapture } from '../captures/survey-capture.ts'
import { JournalInUse, JournalNotWritable } from '../journal/sqlite-journal.ts'
import { systemClock } from '../ports/clock.ts'
import { createLog } from '../ports/pino-log.ts'
import { chooseShell, type ChosenShell } from '../shells/choose-shell.ts'
import type { Environment } from '../shells/electron-binary.ts'
import { launchElectron } from '../shells/launch-electron.ts'
import { showInBrowser } from '../shells/show-in-browser.ts'
import { startHost, type Host } from '../start-host.ts'
import { HELP, parseOptions, type Options } from './options.ts'
import { codeOf } from '../system-error.ts'

const app = fileURLToPath(new URL('../..', import.meta.url))
const pages = fileURLToPath(new URL('../../out/renderer', import.meta.url))
const args = process.argv.slice(2)

/** Ending waits no longer for the host, ms: whoever sent SIGTERM sends SIGKILL next. */
const STOP_WITHIN = 1800

/** A kiosk window that ends before this, ms, was never really there. */
const LIVES_AFTER = 10_000
/** The exit codes of a process that SIGHUP, SIGINT or SIGTERM ended. */
const ASKED_TO_END = [1, 2, 15].map((signal) => 128 + signal)
/** What the system says of a folder that cannot be made or written to. */
const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'ENOSPC', 'EDQUOT', 'EIO']

/** How often a kiosk that npm started looks whether npm is still there, ms. */
const LOOK_EVERY = 200

endWithNpm(process.env)
process.exitCode = await main()

/** The exit code; undefined while the host runs on in this process. */
async function main(): Promise<number | undefined> {
  const parsed = parseOptions(args, homedir())
  if (!parsed.ok) return complain(`${parsed.reason}\nnpm start -- --help explains every option.`, 2)
  if (parsed.value === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const { source } = parsed.value
  const survey = source.kind === 'replay' ? await surveyCapture(source.file) : null
  if (survey?.ok === false) return complain(survey.reason, 2)
  const shell = await chooseShell(parsed.value.shell, process.env, say)
  if (shell.kind === 'impossible') return complain(`The kiosk window cannot be opened: ${shell.missing}.`, 1)
  if (shell.kind !== 'electron') return runHere(parsed.value, shell)
  const started = performance.now()
  const code = await launchElectron({ executable: shell.executable, app, args, env: process.env })
  // An Electron that cannot live on this machine (a library or its sandbox is missing) must not keep the room closed.
  const neverLived = code > 0 && !ASKED_TO_END.includes(code) && performance.now() - started < LIVES_AFTER
  if (parsed.value.shell !== 'auto' || !neverLived) return code
  return runHere(parsed.value, { kind: 'browser', missing: `its Electron ended at once, with ${code}` })
}

/** npm passes a signal on to its shell alone, and many a shell dies of it without a word to what it runs. */
function endWithNpm({ npm_lifecycle_event: script }: Environment): void {
  if (script === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY)
  watch.unref()
}

/** The host in this process, shown in a browser or nowhere. */
async function runHere(options: Options, shell: Extract<ChosenShell, { kind: 'browser' | 'none' }>): Promise<number | undefined> {
  const log = createLog('info')
  let host: Host
  try {
    host = await startHost({ ...options, pages, packaged: false, clock: systemClock, log })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return complain(explain(error, options), 1)
  }
  endOnSignal(host)
  if (shell.kind === 'none') {
    const { url, token, screens } = host
    say(JSON.stringify({ ready: true, url, token, screens }))
    return undefined
  }
  await showInBrowser(host.screens.display, shell.missing, process.env, say)
  say(`Whoever sets up the floor works here: ${host.screens.settings}`)
  say(`Earlier sessions are here: ${host.screens.archive}`)
  say(`What lies in the room and what people take home is printed here: ${host.screens.print}`)
  return undefined
}

function endOnSignal(host: Host): void {
  const end = (): void => {
    setTimeout(() => process.exit(0), STOP_WITHIN).unref()
    void host.stop().then(() => process.exit(0))
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

/** What is wrong, for the person who can put it right. Anything unknown is a bug and keeps its stack. */
function explain(error: Error, { data, host }: Options): string {
  if (error instanceof JournalInUse)
    return `Meetlat is running already with the folder ${data}. Close it, or choose another --data.`
  const code = codeOf(error)
  if (code === 'EADDRNOTAVAIL') return `${host} is not an address of this machine. Choose another --host.`
  if (error instanceof JournalNotWritable || UNWRITABLE.some((known) => known === code))
    return `The folder ${data} cannot be written to (${error.message}). Choose another --data.`
  throw error
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`)
  return code
}
