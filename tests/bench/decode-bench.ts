/** Decoding: bytes to checked messages, against the bare line parser of the serial library on the same bytes. */
import { ReadlineParser } from '@serialport/parser-readline'
import { createDeviceDecoder } from '#firmware/decoder'
import { encodeHostMessage } from '#firmware/encode-host'
import { createSimulator } from '#firmware/simulator'
import { inTurn, median, medianRatio, report } from './measure.ts'

const SECONDS = 1200
/** Bytes that come at once: a packet of full-speed USB, one of high-speed USB, and the most that a Linux tty holds for a busy host. */
const CHUNKS = [64, 512, 4096]

export async function benchDecoding(): Promise<void> {
  const bytes = simulatedBytes()
  for (const chunk of CHUNKS) {
    const figures = await inTurn(
      15,
      () => linesPerSecond(bytes, chunk, decodeAll),
      () => linesPerSecond(bytes, chunk, splitAll),
    )
    const [ours, theirs] = [median(figures.ours), median(figures.theirs)]
    report('decoding', `${chunk} B at once: decoder ${show(ours)} · bare readline ${show(theirs)}`, medianRatio(figures), {
      atLeast: 0.7,
    })
  }
}

function show(linesPerSecond: number): string {
  return `${Math.round(linesPerSecond / 1000)} k lines/s`
}

function linesPerSecond(bytes: Uint8Array, chunk: number, count: (chunks: readonly Buffer[]) => number): number {
  const chunks: Buffer[] = []
  for (let from = 0; from < bytes.length; from += chunk) chunks.push(Buffer.from(bytes.subarray(from, from + chunk)))
  const started = performance.now()
  const lines = count(chunks)
  return lines / ((performance.now() - started) / 1000)
}

/** What a strip says in twenty minutes, at its own rate. */
function simulatedBytes(): Uint8Array {
  const simulator = createSimulator()
  // Greeted, as by every host: a board that is not says its long hello every second.
  const parts = [simulator.advance(0)]
  simulator.receive(encodeHostMessage({ type: 'hello', id: 1, version: { major: 1, minor: 0 } }))
  for (let second = 1; second < SECONDS; second++) parts.push(simulator.advance(second * 1000))
  return Buffer.concat(parts)
}

/** Lines taken. */
function decodeAll(chunks: readonly Buffer[]): number {
  let messages = 0
  const decoder = createDeviceDecoder({
    message: () => {
      messages++
    },
  })
  for (const chunk of chunks) decoder.push(chunk)
  return messages
}

function splitAll(chunks: readonly Buffer[]): number {
  let lines = 0
  const parser = new ReadlineParser({ delimiter: '\n', encoding: 'latin1' })
  parser.on('data', () => {
    lines++
  })
  for (const chunk of chunks) parser.write(chunk)
  return lines
}
