/** `npm run record`: keeps what a board says as a capture, for a field report or a test. */
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import type { SourceView } from '#core/protocol/source-view'
import { openCaptureWriter } from '../captures/capture-writer.ts'
import { systemClock } from '../ports/clock.ts'
import { silentLog } from '../ports/log.ts'
import { openFloorFeed } from '../sources/floor-feed.ts'
import { parseRecordOptions, RECORD_HELP, type RecordOptions } from './record-options.ts'

const parsed = parseRecordOptions(process.argv.slice(2))
if (!parsed.ok) {
  say(`${parsed.reason}\nnpm run record -- --help explains every option.`)
  process.exit(2)
}
if (parsed.value === 'help') {
  process.stdout.write(RECORD_HELP)
  process.exit(0)
}
process.exit(await record(parsed.value))

/** Resolves with the exit code: 0 when a capture was made. */
async function record({ source, file, seconds }: RecordOptions): Promise<number> {
  const opened = await openCaptureWriter(file)
  if (!opened.ok) {
    say(opened.reason)
    return 1
  }
  const writer = opened.value
  const log = { ...silentLog, warn: (_: object, message: string) => say(message) }
  // Packaged: what is recorded is never practice, unless `sim` was asked for.
  const feed = openFloorFeed(source, { clock: systemClock, log, packaged: true })
  feed.start({
    view: sayState,
    board: (_, uid) => say(`Recording board ${uid} into ${file}; Ctrl-C ends it.`),
    reading: () => undefined,
    line: (at, line) => writer.write(at, line),
  })
  const failure = await Promise.race([writer.failed, ended(seconds)])
  await feed.stop()
  await writer.close()
  if (failure !== null) say(failure)
  say(writer.lines === 0 ? 'Nothing was recorded.' : `${writer.lines} lines recorded into ${file}.`)
  return failure === null && writer.lines > 0 ? 0 : 1
}

/** What else there is to know is in the log's warnings. */
function sayState({ state, detail }: SourceView): void {
  if (state === 'searching' || state === 'lost') say('Waiting for a strip; Ctrl-C ends it.')
  if (state === 'wrong-firmware') say(`The strip ${detail}, which this program does not know; it is recorded all the same.`)
}

/** Null when somebody ended it, or the time is over. Its timer keeps the process alive while no port is open. */
async function ended(seconds: number): Promise<null> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), setTimeout(seconds * 1000)])
  return null
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
