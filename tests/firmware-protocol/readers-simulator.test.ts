import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDeviceDecoder } from '#firmware/decoder'
import { encodeHostMessage } from '#firmware/encode-host'
import type { Command, DeviceMessage } from '#firmware/messages'
import { createReadersSimulator, type ReadersSimulator } from '#firmware/readers-simulator'
import { createSimulatedCards } from '#firmware/simulated-cards'
import { sipHash } from '#firmware/siphash'
import { hear, takeSteps } from '../support/firmware-steps.ts'
import { buildFirmware } from '../support/firmware-build.ts'

const SALT = '00112233445566778899AABBCCDDEEFF'
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

test('[FP-90] a token is SipHash-2-4, as its authors publish it and as the vectors have it', () => {
  // Aumasson and Bernstein, "SipHash: a fast short-input PRF", appendix A.
  expect(sipHash(bytes('000102030405060708090a0b0c0d0e0f'), bytes('000102030405060708090a0b0c0d0e'))).toBe('A129CA6149BE45E5')
  expect(sipHash(bytes(SALT), bytes('04A1B2C3D4E5F6'))).toBe('D5F904DFF3911B32')
  const vectors = readFileSync(join(import.meta.dirname, '../fixtures/line1-vectors.json'), 'utf8')
  expect(vectors).toContain('D5F904DFF3911B32')
  expect(() => sipHash(bytes('00'), bytes('00'))).toThrow(RangeError)
})

test(
  '[FP-91] the simulated box says what the firmware says of the same cards and the same salt',
  { timeout: 120_000 },
  async () => {
    const program = await buildFirmware('plain')
    const number = '04A1B2C3D4E5F6'
    const said = takeSteps(
      program,
      ['--cells', '0', '--readers', '3'],
      [
        hear(1, { type: 'hello', version: { major: 1, minor: 0 } }),
        hear(2, { type: 'salt', salt: SALT }),
        `card 1 ${number}`,
        'run 300',
      ],
    )
    const told = said.messages.flatMap(({ message }) => (message.type === 'card' ? message : []))
    const cards = createSimulatedCards()
    cards.salt(SALT, 0)
    cards.lay(5, bytes(number), 10)
    const event = cards.due(10)
    expect(told[0]).toMatchObject({ event: 1, mark: event?.mark, move: event?.move, token: event?.token })
    cards.lay(0, bytes('08A1B2C3'), 20)
    cards.received(1, 30)
    expect(cards.due(30)?.token).toBe('0'.repeat(16))
  },
)

test('[FP-92] nobody is told before a salt; then each event is told until it is acknowledged, also over a reset', () => {
  const box = createReadersSimulator({ badges: 5, seed: 3, tapEvery: 300 })
  const messages: DeviceMessage[] = []
  const decoder = createDeviceDecoder({
    message: (message) => messages.push(message),
    refused: (refusal) => expect.unreachable(refusal),
  })
  const run = (from: number, to: number): void => {
    for (let now = from; now <= to; now += 10) decoder.push(box.advance(now))
  }
  run(0, 3000)
  expect(messages.some(({ type }) => type === 'card')).toBe(false)
  say(box, 1, { type: 'hello', version: { major: 1, minor: 0 } })
  say(box, 2, { type: 'salt', salt: SALT })
  run(3000, 4000)
  const first = messages.flatMap((message) => (message.type === 'card' ? message : []))
  expect(first.map(({ event }) => event)).toEqual([1, 1, 1, 1])
  say(box, 3, { type: 'received', event: 1 })
  run(4000, 4010)
  expect(messages.at(-1)).toMatchObject({ type: 'card', event: 2 })
  box.reset()
  messages.length = 0
  run(4020, 6000)
  expect(messages.some(({ type }) => type === 'card')).toBe(false)
  expect(messages.find(({ type }) => type === 'hello')).toMatchObject({ role: 'nfc', rd: 3, mk: [0, 5, 10], n: null })
})

test('[FP-92] the same seed gives the same taps', () => {
  const marks = [1, 1, 2].map((seed) => {
    const box = createReadersSimulator({ badges: 9, seed, tapEvery: 200 })
    box.advance(0)
    say(box, 1, { type: 'salt', salt: SALT })
    // As on a real clock, whose milliseconds are no whole numbers.
    for (let now = 0; now < 20_000; now += 16.7) box.advance(now)
    return box.marks.join()
  })
  expect(marks[0]).toBe(marks[1])
  expect(marks[0]).not.toBe(marks[2])
})

function say(box: ReadersSimulator, id: number, command: Command): void {
  box.receive(encodeHostMessage({ id, ...command }))
}
