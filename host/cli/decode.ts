/** `npm run decode`: what a board said, one JSON object for each message. */
import { once } from 'node:events'
import { openWireBytes } from '../captures/wire-bytes.ts'
import { createDeviceDecoder } from '#firmware/decoder'
import type { DeviceMessage } from '#firmware/messages'

const HELP = `Prints what a board said as one JSON object a line, and last how many lines were messages:

  npm run --silent decode -- FILE

  {"accepted","refused","ignored"}

FILE is a capture or bytes as they came from a board, packed with gzip or not. Refused are damaged lines; ignored are lines of a host, noise
and messages of a later version. Exits with 2 when the file cannot be read.
`
const LF = Uint8Array.of(0x0a)

const [file, ...others] = process.argv.slice(2)
// Whoever reads may have seen enough: head, or a script that ended.
process.stdout.on('error', () => process.exit(0))
if (file === '--help' || file === '-h') {
  process.stdout.write(HELP)
  process.exit(0)
}
if (file === undefined || others.length > 0) fail(`Name one file.\n${HELP}`)
const opened = await openWireBytes(file)
if (!opened.ok) fail(opened.reason)
await decode(opened.value).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))

async function decode(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  let output = ''
  const decoder = createDeviceDecoder({
    message(message) {
      if (message.type !== 'unknown') output += `${describe(message)}\n`
    },
  })
  for await (const chunk of chunks) {
    decoder.push(chunk)
    if (output !== '' && !process.stdout.write(output)) await once(process.stdout, 'drain')
    output = ''
  }
  // The last line of a file may have no end.
  decoder.push(LF)
  const { accepted, refused, ignored } = decoder.counts
  process.stdout.write(`${output}${JSON.stringify({ accepted, refused, ignored })}\n`)
}

function describe(message: DeviceMessage): string {
  if (message.type === 'full') return JSON.stringify({ ...message, cells: Array.from(message.cells) })
  if (message.type !== 'delta') return JSON.stringify(message)
  const { first, changes, ...delta } = message
  const cells = Array.from(changes.keys()).filter((index) => index % 2 === 0)
  return JSON.stringify({ ...delta, changes: cells.map((index) => [first + (changes[index] ?? 0), changes[index + 1]]) })
}

function fail(message: string): never {
  process.stderr.write(`${message.trimEnd()}\n`)
  process.exit(2)
}
