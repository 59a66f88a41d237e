/** `npm run replay`: what the product would have shown of captures, one JSON object for each 100 ms. */
import { once } from 'node:events'
import { NotACapture, openCapture } from '../captures/capture-reader.ts'
import { replayCapture, type ReplayedMoment } from '../captures/replay-capture.ts'

const HELP = `Replays captures and prints who the product would have counted, as one JSON object a line for each 100 ms of a capture:

  npm run --silent replay -- FILE...

  {"file","at","people":[{"id","position"}],"counts":[11 numbers],"total"}

Exits with 2 when a file cannot be read or is no capture.
`
const EVERY = 100

const files = process.argv.slice(2)
// Whoever reads may have seen enough: head, or a script that ended.
process.stdout.on('error', () => process.exit(0))
if (files.includes('--help') || files.includes('-h')) {
  process.stdout.write(HELP)
  process.exit(0)
}
if (files.length === 0) fail(`Name at least one capture.\n${HELP}`)
for (const file of files) await replay(file)

async function replay(file: string): Promise<void> {
  const capture = await openCapture(file)
  if (!capture.ok) return fail(capture.reason)
  try {
    for await (const moment of replayCapture(capture.value, EVERY)) {
      if (!process.stdout.write(`${describe(file, moment)}\n`)) await once(process.stdout, 'drain')
    }
  } catch (error) {
    if (!(error instanceof NotACapture)) throw error
    fail(error.message)
  }
}

function describe(file: string, { at, people, counts, total }: ReplayedMoment): string {
  return JSON.stringify({ file, at, people: people.map(({ id, position }) => ({ id, position })), counts, total })
}

function fail(message: string): never {
  process.stderr.write(`${message.trimEnd()}\n`)
  process.exit(2)
}
