/** `npm run replay`: what the product would have shown of captures, one JSON object for each 100 ms. */
import { once } from 'node:events'
import type { FloorState } from '#core/floor/floor'
import { openCapture } from '../captures/capture-reader.ts'
import { replayCapture } from '../captures/replay-capture.ts'

const HELP = `Prints who the product would have counted in captures, as one JSON object a line for each 100 ms of a capture:

  npm run --silent replay -- FILE...

  {"file","at","people":[{"id","position"}],"counts":[11 numbers],"total"}

A FILE may be packed with gzip. Exits with 2 when a file cannot be read or is no capture.
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
for (const file of files) {
  const opened = await openCapture(file)
  if (!opened.ok) fail(opened.reason)
  const moments = replayCapture(opened.value, EVERY)
  await print(file, moments).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
}

async function print(file: string, moments: AsyncIterable<FloorState>): Promise<void> {
  for await (const moment of moments) {
    if (!process.stdout.write(`${describe(file, moment)}\n`)) await once(process.stdout, 'drain')
  }
}

function describe(file: string, { at, people, counts, total }: FloorState): string {
  return JSON.stringify({ file, at, people: people.map(({ id, position }) => ({ id, position })), counts, total })
}

function fail(message: string): never {
  process.stderr.write(`${message.trimEnd()}\n`)
  process.exit(2)
}
