/**
 * The firmware of a strip, built with the sanitizers: what it says and hears, and how it behaves. No clock: time is a step. All in one file,
 * so that it is built once.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createDeviceDecoder } from '#firmware/decoder'
import { encodeHostMessage } from '#firmware/encode-host'
import { createFrames } from '#firmware/frames'
import type { DeviceMessage, HostMessage } from '#firmware/messages'
import { createRandom } from '#firmware/random'
import { buildFirmware, namesTheCoreNeeds } from '../../support/firmware-build.ts'
import { hear, hearBytes, takeSteps, type Steps } from '../../support/firmware-steps.ts'
import { anyHostMessage, hearHost, latin1 } from '../../support/line1-messages.ts'
import { sealed } from '../../support/sealed-line.ts'

interface Vector {
  readonly name: string
  readonly dir?: 'd2h' | 'h2d'
  readonly line: string
  readonly valid: boolean
}

const vectors: readonly Vector[] = JSON.parse(readFileSync(new URL('../../fixtures/line1-vectors.json', import.meta.url), 'utf8'))
const HELLO = { type: 'hello', version: { major: 1, minor: 0 } } as const
const greet = hear(1, HELLO)

let program: string
beforeAll(async () => {
  program = await buildFirmware('sanitized')
}, 120_000)

/** A small floor that is still and quiet unless a test says otherwise. */
function steps(list: readonly string[], ...args: string[]): Steps {
  return takeSteps(program, ['--people', '0', '--cells', '20', '--lights', '0', ...args], list)
}

type Of<Type extends DeviceMessage['type']> = { readonly at: number } & Extract<DeviceMessage, { type: Type }>

function only<Type extends DeviceMessage['type']>({ messages }: Steps, type: Type): readonly Of<Type>[] {
  const isOf = (message: DeviceMessage): message is Extract<DeviceMessage, { type: Type }> => message.type === type
  return messages.flatMap(({ at, message }) => (isOf(message) ? [{ at, ...message }] : []))
}

/** What it answers to one line, half a second after it was greeted. */
function answerTo(line: string, ...args: string[]): string {
  const { lines } = steps([greet, 'run 500', hearBytes(sealed(line)), 'run 5'], ...args)
  const acks = lines.filter((said) => said.line.slice(4, 6) === 'A,').map((said) => said.line.replace(/^\$..,A,|\*....$/g, ''))
  expect(acks[0]).toBe('01,OK')
  return acks.slice(1).join(' ')
}

/** What the converter gives for so many counts on cell 4, for a while. */
function pressing(counts: number): readonly string[] {
  return [`cell 4 ${Math.round((4095 * counts) / (counts + 100))}`, 'run 200']
}

/** What is left of 100 counts that were there in one scan, with this filter. */
function highestOfSpike(flt: number): number {
  const spike = ['cell 5 0', 'run 300', 'cell 5 2048', 'run 34', 'cell 5 0', 'run 300']
  return Math.max(...only(steps([greet, hear(2, { type: 'config', flt }), ...spike]), 'full').map(({ cells }) => cells[5] ?? 0))
}

function received(id: number, event: number): string {
  return hear(id, { type: 'received', event })
}

/** What is told of a card on the first reader. */
function tokenOf(card: string, salt: string): string | undefined {
  const list = [greet, hear(2, { type: 'salt', salt }), 'run 10', `card 0 ${card}`, 'run 300']
  return only(steps(list, '--readers', '3'), 'card')[0]?.token
}

function notices(list: readonly string[], ...args: readonly string[]): readonly string[] {
  return only(steps(list, ...args), 'notice').map(({ code, fields }) => [code, ...fields].join(' '))
}

function pictureAt(said: Steps, time: number): string {
  return said.pictures.findLast(({ at }) => at <= time)?.picture ?? ''
}

describe('the core', () => {
  test('[FW-1] needs neither the C++ library nor exceptions, run-time types or a heap', async () => {
    const names = await namesTheCoreNeeds()
    const C_FUNCTIONS = ['memchr', 'memcmp', 'memcpy', 'memset', 'snprintf', 'strlen', '__stack_chk_fail', '_GLOBAL_OFFSET_TABLE_']
    expect(names.filter((name) => !C_FUNCTIONS.includes(name))).toEqual([])
    expect(names).toContain('snprintf')
  })
})

describe('the same vectors', () => {
  test('[FW-2] every line of a device is said byte for byte, and a token is SipHash-2-4', () => {
    const said = spawnSync(program, ['--vectors'], { encoding: 'latin1' }).stdout.trimEnd().split('\n')
    const known = vectors.filter(({ valid, dir }) => valid && dir === 'd2h').map(({ name, line }) => `${name}\t${line.trimEnd()}`)
    expect(known).toHaveLength(15)
    expect(said).toEqual([...known, 'siphash\tA129CA6149BE45E5'])
  })

  test('[FW-3] every line of a host, and every hostile one, is heard as the other side hears it', () => {
    const heard = hearsTheSame(Buffer.concat(vectors.map(({ line }) => latin1(line))))
    // The seven of a host and the echo.
    expect(heard).toBe(8)
  })

  test('[FW-3] any command, whole or damaged, and any noise, is heard as the other side hears it', () => {
    const random = createRandom(3)
    const pick = (below: number): number => Math.floor(random.fraction() * below)
    const pieces = fc.sample(anyHostMessage, { numRuns: 3000, seed: 3 }).flatMap((message) => {
      const line = lineOf(message)
      const at = pick(line.length)
      const damaged = [line.with(at, pick(256)), line.subarray(0, at), line.subarray(at), sealed(scrambled(line, pick))]
      return [Buffer.concat([line, ...damaged.slice(pick(4)), Uint8Array.from({ length: pick(90) }, () => pick(256))])]
    })
    const heard = hearsTheSame(Buffer.concat(pieces))
    expect(heard).toBeGreaterThan(2500)
  })
})

/** A command as a line; one that is too long for a line says ping instead. */
function lineOf(message: HostMessage): Uint8Array {
  try {
    return encodeHostMessage(message)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return encodeHostMessage({ id: message.id, type: 'ping', token: 1 })
  }
}

/** Says something else than the line did, to be sealed again: only the grammar stands in its way. */
function scrambled(line: Uint8Array, pick: (below: number) => number): string {
  const body = Buffer.from(line).toString('latin1').slice(1, -6)
  const at = pick(body.length)
  const put = Array.from('0F,=.-8a Z')[pick(10)] ?? ''
  return `!${body.slice(0, at)}${put}${body.slice(at + pick(2))}`
}

/** Both sides hear these bytes; how many messages they heard. */
function hearsTheSame(bytes: Uint8Array): number {
  const { stdout } = spawnSync(program, ['--hear'], { input: bytes, encoding: 'utf8', maxBuffer: 1e8 })
  const heard: readonly unknown[] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const { messages, refusals, counts } = hearHost(bytes)
  const ours = messages.map((message) => (message.type === 'unknown' ? { ...message, fields: undefined } : message))
  expect(heard.filter((one) => has(one, 'id'))).toEqual(ours)
  expect(heard.flatMap((one) => (has(one, 'refused') && !has(one, 'accepted') ? [one.refused] : []))).toEqual(refusals)
  const { accepted, refused, ignored } = counts
  expect(heard.at(-1)).toEqual({ accepted, refused, ignored })
  return messages.length
}

function has<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && key in value
}

describe('it greets', () => {
  test('[FW-4] after boot it says LF, hello every second and beats; frames 5 s after boot for a host that cannot write', () => {
    const said = steps(['run 5200'])
    expect(said.lines[0]).toEqual({ at: 0, line: '' })
    expect(only(said, 'hello').map(({ at }) => at)).toEqual([1, 1001, 2001, 3001, 4001, 5001])
    expect(only(said, 'beat').map(({ at }) => at)).toEqual([1000, 2000, 3000, 4000, 5000])
    expect(only(said, 'full')[0]?.at).toBeGreaterThanOrEqual(5000)
    expect(only(said, 'full')[0]?.at).toBeLessThan(5050)
  })

  test('[FW-4] the host is answered with an ack and a hello each time, and frames begin at once', () => {
    const said = steps(['run 1500', greet, 'run 1000', greet, 'run 1000'])
    expect(only(said, 'ack').map(({ at, id, code }) => [at, id, code])).toEqual([
      [1501, 1, 'OK'],
      [2501, 1, 'OK'],
    ])
    expect(only(said, 'hello').map(({ at }) => at)).toEqual([1, 1001, 1501, 2501])
    expect(only(said, 'full')[0]?.at).toBeLessThan(1501 + 50)
    expect(only(said, 'hello')[0]).toMatchObject({
      role: 'floor',
      uid: '40575E0000000001',
      reset: 'PO',
      n: 20,
      pitch: 100,
      org: -450,
    })
  })

  test('[FW-4] a host of another major version is told E5 and the version; the strip does not wait for it any longer than usual', () => {
    const said = steps(['run 100', hearBytes(sealed('!01,H,2.0')), 'run 5000'])
    expect(only(said, 'ack').map(({ code }) => code)).toEqual(['E5'])
    expect(only(said, 'hello').map(({ at }) => at)).toEqual([1, 101, 1001, 2001, 3001, 4001, 5001])
    expect(only(said, 'full')[0]?.at).toBeGreaterThanOrEqual(5000)
  })

  test('[FW-4] lines are numbered without a gap, and a beat tells how many went before it and how many were refused', () => {
    const said = steps([
      greet,
      'run 4000',
      hearBytes(latin1('!07,P,1*0000\n')),
      hearBytes(latin1('!'.padEnd(80, 'A'))),
      'run 20000',
    ])
    const all = said.messages.map(({ message }) => message)
    expect(all.length).toBeGreaterThan(600)
    expect(all.every(({ seq }, index) => seq === index % 256)).toBe(true)
    expect(all.every((message, index) => message.type !== 'beat' || message.sent === index)).toBe(true)
    expect(
      only(said, 'beat')
        .map(({ bad }) => bad)
        .slice(2, 5),
    ).toEqual([0, 0, 2])
  })
})

describe('it obeys', () => {
  test('[FW-5] a command that comes again is acked again in the same words and not done again', () => {
    const zero = hear(2, { type: 'zero', range: null })
    const said = steps([
      greet,
      'cell 3 2048',
      'run 500',
      zero,
      'run 100',
      'cell 3 3000',
      'run 200',
      zero,
      'run 200',
      hear(3, { type: 'zero', range: null }),
      'run 200',
    ])
    const at = (time: number) => only(said, 'full').findLast((frame) => frame.at <= time)?.cells[3]
    expect(only(said, 'ack').map(({ id, code, fields }) => [id, code, fields])).toEqual([
      [1, 'OK', []],
      [2, 'OK', []],
      [2, 'OK', []],
      [3, 'OK', []],
    ])
    expect(at(500)).toBe(100)
    expect(at(600)).toBe(0)
    expect(at(800)).toBe(174)
    expect(at(1000)).toBe(174)
    expect(at(1200)).toBe(0)
  })

  test.each([
    ['!02,P,18F3A2', '02,OK,18F3A2'],
    ['!02,G', '02,OK'],
    ['!02,C,hz=50,enc=6,key=50,hb=5000,on=255,off=100,flt=3', '02,OK,hz=50,enc=6,key=50,hb=5000,on=255,off=100,flt=3'],
    ['!02,C,later=1', '02,OK'],
    ['!02,Q', '02,E1'],
    ['!02,P', '02,E2'],
    ['!02,C,hz=x', '02,E2,hz'],
    ['!02,C,hz=61', '02,E3,hz'],
    ['!02,C,on=5,off=6', '02,E3,off'],
    ['!02,Z,0,15', '02,E3'],
    ['!02,Z,FFFFFFFF,2', '02,E3'],
    ['!02,R,0000', '02,E6'],
    ['!02,L,X,1', '02,E5'],
    ['!02,S,00112233445566778899AABBCCDDEEFF', '02,E5'],
    ['!02,K,1', '02,E5'],
    ['!00,P,1', ''],
  ])('[FW-6] %s is answered with %s', (line, expected) => {
    expect(answerTo(line)).toBe(expected)
  })

  test('[FW-6] what does not fit a line or a board is refused by name, and a zero before the first scan', () => {
    expect(answerTo('!02,C,enc=8', '--cells', '400')).toBe('02,E5,enc')
    expect(answerTo('!02,C,hz=20', '--cells', '0', '--readers', '1')).toBe('02,E5,hz')
    expect(answerTo('!02,L,P,A,2,F', '--lights', '11')).toBe('02,E3')
    expect(answerTo('!02,K,1', '--readers', '1')).toBe('02,E3')
    const early = steps([hear(1, { type: 'zero', range: null }), 'run 1'])
    expect(only(early, 'ack').map(({ code }) => code)).toEqual(['E6'])
  })

  test('[FW-7] it keeps the rate and the heartbeat that were configured', () => {
    const said = steps([greet, hear(2, { type: 'config', hz: 60, hb: 250 }), 'run 10001'])
    expect(only(said, 'full').length).toBeGreaterThan(590)
    expect(only(said, 'full').length).toBeLessThanOrEqual(601)
    expect(only(said, 'beat')).toHaveLength(40)
  })

  test('[FW-7] its encodings say the same cells: 8 bits, the upper 6, and contacts that open later than they close', () => {
    const quiet = Array.from({ length: 20 }, (_, cell) => `cell ${cell} 0`)
    const as = (enc: 8 | 6 | 1): readonly (number | undefined)[] => {
      const said = steps([
        ...quiet,
        greet,
        hear(2, { type: 'config', enc, on: 50, off: 20 }),
        ...[49, 50, 20, 19].flatMap(pressing),
      ])
      return [190, 390, 590, 790].map((time) => only(said, 'full').findLast(({ at }) => at <= time)?.cells[4])
    }
    expect(as(8)).toEqual([49, 50, 20, 19])
    expect(as(6)).toEqual([48, 48, 20, 16])
    expect(as(1)).toEqual([0, 1, 1, 0])
  })

  test('[FW-7] between full frames it says what differs from the one that it names, and a host that greets gets a full one', () => {
    const said = steps([greet, hear(2, { type: 'config', key: 50 }), 'run 8000', greet, 'run 200'], '--people', '1')
    const all = said.messages.map(({ message }) => message)
    const frames = all.filter(({ type }) => type === 'full' || type === 'delta')
    expect(frames.filter(({ type }) => type === 'delta').length).toBeGreaterThan(100)
    const rebuilt = createFrames()
    expect(all.map((message) => rebuilt.take(message)).filter((frame) => frame !== null)).toHaveLength(frames.length)
    const again = all.slice(all.findLastIndex(({ type }) => type === 'hello'))
    expect(again.find(({ type }) => type === 'full' || type === 'delta')?.type).toBe('full')
  })

  test('[FW-7] the filter takes the median of three scans, or the mean of two', () => {
    expect([0, 1, 2, 3].map(highestOfSpike)).toEqual([100, 100, 50, 0])
  })

  test('[FW-8] a zero holds over a reset, of a part too, and until there is one the baseline is unsure', () => {
    const all = hear(2, { type: 'zero', range: null })
    const part = hear(3, { type: 'zero', range: { first: 5, count: 2 } })
    const loaded = ['cell 4 1000', 'cell 6 2048', greet]
    const said = steps([...loaded, 'run 1500', all, 'cell 6 3000', 'run 1000', part, 'run 1000', 'reset WD', greet, 'run 2500'])
    const last = only(said, 'full').at(-1)
    expect([last?.cells[4], last?.cells[6]]).toEqual([0, 0])
    expect(only(said, 'beat').map(({ flags }) => flags & 1)).toEqual([1, 0, 0, 0, 0])
  })

  test('[FW-9] a full port is never waited for: lines are dropped whole, and told by flag and notice when there is room', () => {
    const said = steps([greet, 'run 1500', 'room 0', 'run 2000', 'room 512', 'run 3000'])
    const silent = said.messages.filter(({ at }) => at > 1500 && at <= 3500)
    expect(silent).toEqual([])
    const all = said.messages.map(({ message }) => message)
    expect(all.every(({ seq }, index) => seq === index % 256)).toBe(true)
    const told = only(said, 'notice')
    expect(told.map(({ code }) => code)).toEqual(['W5'])
    // Two seconds of frames and two beats.
    expect(Number(told[0]?.fields[0]?.slice(2))).toBeGreaterThan(55)
    expect(only(said, 'beat').map(({ at, flags }) => [at, flags & 4])).toEqual([
      [1000, 0],
      [4000, 4],
      [5000, 0],
      [6000, 0],
    ])
  })

  test('[FW-10] it starts anew when asked with its boot number, after the ack, and draws another number', () => {
    const boot = only(steps(['run 10']), 'hello')[0]?.boot ?? 0
    const said = steps([greet, 'run 500', hear(2, { type: 'reboot', boot }), 'run 2000'])
    expect(only(said, 'ack').map(({ code }) => code)).toEqual(['OK', 'OK'])
    expect(said.boots).toHaveLength(2)
    const [, again] = only(said, 'hello')
    expect(again?.reset).toBe('SW')
    expect(again?.boot).not.toBe(boot)
    expect(again?.seq).toBe(0)
  })
})

describe('cards', () => {
  const readers = ['--readers', '3']
  const salt = hear(2, { type: 'salt', salt: '000102030405060708090A0B0C0D0E0F' })

  test('[FW-11] an event is told at once and every 250 ms until it is acknowledged; then the next one', () => {
    const said = steps(
      [
        greet,
        salt,
        'run 100',
        'card 1 04A1B2C3D4E5F6',
        'run 1000',
        received(3, 1),
        'run 1000',
        'card 1 -',
        'run 2000',
        received(4, 2),
        'run 1000',
      ],
      ...readers,
    )
    const events = only(said, 'card')
    const first = events.filter(({ event }) => event === 1)
    expect(first[0]).toMatchObject({ mark: 5, move: 'arrive', dwell: null })
    expect(first[0]?.at).toBeLessThan(300)
    expect(first.slice(1).map(({ at }, index) => at - (first[index]?.at ?? 0))).toEqual(first.slice(1).map(() => 250))
    expect(first.length).toBeGreaterThanOrEqual(4)
    const second = events.find(({ event }) => event === 2)
    expect(second).toMatchObject({ mark: 5, move: 'leave', token: first[0]?.token })
    expect(second?.dwell).toBeGreaterThan(1700)
    expect(events.every(({ at, event }) => (event === 1 ? at <= 1101 : at <= 4101))).toBe(true)
  })

  test('[FW-11] a token hides the number, is another one with another salt, and is zeros for a phone', () => {
    const one = '00112233445566778899AABBCCDDEEFF'
    // The salt and the token of the vectors: made of this number by another implementation.
    expect(tokenOf('04A1B2C3D4E5F6', one)).toBe('D5F904DFF3911B32')
    expect(tokenOf('04A1B2C3D4E5F6', 'FF'.repeat(16))).toMatch(/^(?!D5F904DFF3911B32)[0-9A-F]{16}$/)
    expect(tokenOf('08A1B2C3', one)).toBe('0'.repeat(16))
  })

  test('[FW-11] the last 16 events are kept while nobody acknowledges', () => {
    const come = Array.from({ length: 10 }, () => ['card 2 04A1B2C3', 'run 300', 'card 2 -', 'run 1000']).flat()
    const all = steps(
      [greet, salt, ...come, received(3, 4), 'run 10', 'run 300', received(4, 19), 'run 300', received(5, 20), 'run 600'],
      ...readers,
    )
    const told = only(all, 'card').filter(({ at }) => at > 13_000)
    expect([...new Set(told.map(({ event }) => event))]).toEqual([5, 20])
    expect(only(all, 'beat').at(-1)?.event).toBe(20)
  })
})

describe('the salt', () => {
  const readers = ['--readers', '3']
  const one = '00112233445566778899AABBCCDDEEFF'

  test('[FW-20] before a salt has come no card is told, and what lies there then is', () => {
    const said = steps([greet, 'card 1 04A1B2C3D4E5F6', 'run 3000', hear(2, { type: 'salt', salt: one }), 'run 500'], ...readers)
    const events = only(said, 'card')
    expect(events[0]).toMatchObject({ event: 1, mark: 5, move: 'arrive', token: 'D5F904DFF3911B32' })
    expect(events[0]?.at).toBeGreaterThan(3000)
  })

  test('[FW-20] the same salt again changes nothing; with another one what waits goes, and what lies there is told anew', () => {
    const lies = [greet, hear(2, { type: 'salt', salt: one }), 'card 1 04A1B2C3D4E5F6', 'run 1000']
    const again = only(steps([...lies, hear(3, { type: 'salt', salt: one }), 'run 1000'], ...readers), 'card')
    expect(new Set(again.map(({ event }) => event))).toEqual(new Set([1]))
    const other = only(steps([...lies, hear(3, { type: 'salt', salt: 'FF'.repeat(16) }), 'run 1000'], ...readers), 'card')
    const later = other.filter(({ at }) => at > 1010)
    expect(later.every(({ event, token }) => event === 2 && token !== 'D5F904DFF3911B32')).toBe(true)
    expect(later.length).toBeGreaterThan(0)
  })

  test('[FW-21] a card has left when a reader that answers saw nothing three times; one that does not answer knows nothing', () => {
    const lies = [greet, hear(2, { type: 'salt', salt: one }), 'card 1 04A1B2C3D4E5F6', 'run 1000', received(3, 1), 'run 100']
    const missing = only(steps([...lies, 'card 1 x', 'run 5000'], ...readers), 'card').filter(({ event }) => event > 1)
    expect(missing).toEqual([])
    const back = only(steps([...lies, 'card 1 x', 'run 5000', 'card 1 -', 'run 1000'], ...readers), 'card')
    expect(back.find(({ event }) => event === 2)).toMatchObject({ move: 'leave', mark: 5 })
  })
})

describe('a PN532', () => {
  const salt = hear(2, { type: 'salt', salt: '00112233445566778899AABBCCDDEEFF' })
  const chips = ['--cells', '0', '--readers', '3', '--pn532'] as const

  test('[FW-22] is set up and asked in the frames of its manual, again 40 ms after each answer', () => {
    const { frames } = steps([greet, 'run 300'], ...chips)
    const look = '0000FF04FCD44A0100E100'
    expect(frames.slice(0, 4)).toEqual(['0000FF05FBD4140114010200', '0000FF06FAD43205FF0101F400', look, look])
    expect(frames.slice(2).every((frame) => frame === look)).toBe(true)
    expect(frames.length).toBeGreaterThan(6)
  })

  test('[FW-22] tells the token of the number, and of a number that is drawn anew that it is nobody', () => {
    const said = steps(
      [greet, salt, 'run 200', 'card 1 04A1B2C3D4E5F6', 'run 400', received(3, 1), 'card 0 08A1B2C3', 'run 400'],
      ...chips,
    )
    const events = only(said, 'card')
    expect(events.find(({ event }) => event === 1)).toMatchObject({ mark: 5, move: 'arrive', token: 'D5F904DFF3911B32' })
    expect(events.find(({ event }) => event === 2)).toMatchObject({ mark: 0, move: 'arrive', token: '0'.repeat(16) })
  })

  test('[FW-23] with one frame in twenty damaged a card comes once and goes once, and no reader is missed', () => {
    const list = [greet, salt, 'run 200', 'card 0 04A1B2C3D4E5F6', 'run 2000', received(3, 1), 'run 60000', 'card 0 -', 'run 5000']
    const said = steps(list, ...chips, '--chip-noise', '0.05')
    const moves = new Map(only(said, 'card').map(({ event, move, at }) => [event, { move, isLate: at > 62_200 }]))
    expect([...moves.values()]).toEqual([
      { move: 'arrive', isLate: false },
      { move: 'leave', isLate: true },
    ])
    expect(only(said, 'notice').filter(({ code }) => code.startsWith('R'))).toEqual([])
  })

  test('[FW-23] that is pulled out is missed once and found again, set up anew; its card stays where it was', () => {
    const list = [
      greet,
      salt,
      'card 0 04A1B2C3D4E5F6',
      'run 1000',
      received(3, 1),
      'card 0 x',
      'run 3000',
      'card 0 04A1B2C3D4E5F6',
      'run 3000',
    ]
    const said = steps(list, ...chips)
    expect(only(said, 'card').every(({ event }) => event === 1)).toBe(true)
    expect(only(said, 'notice').map(({ code, fields }) => [code, ...fields].join(' '))).toEqual(['R1 m=0', 'R2 m=0'])
  })
})

describe('it tells what is wrong', () => {
  test('[FW-12] of cells: dead, stuck, saturated, lighter than nothing; each once', () => {
    const quiet = Array.from({ length: 20 }, (_, cell) => `cell ${cell} 0`)
    const over = Array.from({ length: 8 }, () => [
      'cell 6 1500',
      'cell 8 1500',
      'run 100',
      'cell 6 0',
      'cell 8 0',
      'run 100',
    ]).flat()
    expect(notices([...quiet, greet, ...over, 'run 3000'])).toEqual(['W1 c=7 dead'])
    expect(notices([...quiet, 'cell 3 4090', greet, 'run 65000'])).toEqual(['W3 c=3 saturated', 'W2 c=3 stuck'])
    const zero = hear(2, { type: 'zero', range: null })
    expect(notices([...quiet, 'cell 3 500', greet, 'run 500', zero, 'run 100', 'cell 3 0', 'run 65000'])).toEqual([
      'W4 c=3 drifted',
    ])
    const bad = only(steps([...quiet, 'cell 3 4090', greet, 'run 65000']), 'beat')
    expect([bad[0], bad.at(-1)].map((beat) => (beat?.flags ?? 0) & 2)).toEqual([0, 2])
  })

  test('[FW-12] of its last end: brown-out and watchdog, and nothing of others', () => {
    const after = (cause: string): readonly string[] => notices([`reset ${cause}`, greet, 'run 3000'])
    expect(['BO', 'WD', 'EX', 'PO', 'SW'].map(after)).toEqual([['X1'], ['X2'], [], [], []])
    expect(only(steps(['reset BO', greet, 'run 1500']), 'beat').map(({ flags }) => flags & 0x10)).toEqual([0x10])
  })

  test('[FW-12] of a reader that is missing and comes back', () => {
    const list = [greet, 'run 500', 'card 2 x', 'run 2000', 'card 2 -', 'run 2000']
    expect(notices(list, '--readers', '3')).toEqual(['R1 m=10', 'R2 m=10'])
    const flags = only(steps(list, '--readers', '3'), 'beat').map((beat) => beat.flags & 8)
    expect(flags).toEqual([8, 8, 0, 0])
    const greeted = [
      greet,
      'run 500',
      'card 2 x',
      'run 2000',
      hear(7, { type: 'hello', version: { major: 1, minor: 0 } }),
      'run 1000',
    ]
    expect(notices(greeted, '--readers', '3')).toEqual(['R1 m=10', 'R1 m=10'])
  })
})

describe('the light', () => {
  const DIM_RED = '280000'
  const WHITE = 'C8C8C8'
  const ping = hear(9, { type: 'ping', token: 1 })
  const light = ['--lights', '11']

  test('[FW-13] shows the colour of each mark, on as many pixels as there are, and single pixels', () => {
    const marks = hear(2, { type: 'light-marks', colours: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15] })
    const asked = steps(
      [greet, marks, 'run 200', hear(3, { type: 'light-pixels', first: 4, count: 2, colour: 15 }), 'run 200'],
      ...light,
    )
    const black = '000000'
    expect(pictureAt(asked, 200)).toBe(DIM_RED + black.repeat(9) + WHITE)
    expect(pictureAt(asked, 400)).toBe(DIM_RED + black.repeat(3) + WHITE.repeat(2) + black.repeat(4) + WHITE)
    const wide = steps([greet, marks, 'run 200'], '--lights', '101')
    expect(pictureAt(wide, 200)).toBe(DIM_RED.repeat(5) + black.repeat(90) + WHITE.repeat(6))
  })

  test('[FW-13] falls back to breathing 5 s after the last line of the host, and not before', () => {
    const marks = hear(2, { type: 'light-marks', colours: Array.from({ length: 11 }, () => 15) })
    const said = steps([greet, marks, 'run 3000', ping, 'run 9000'], ...light)
    const changed = said.pictures.filter(({ at, picture }) => at > 101 && picture !== WHITE.repeat(11))
    expect(changed[0]?.at).toBeGreaterThanOrEqual(8001)
    expect(changed[0]?.at).toBeLessThanOrEqual(8101)
    expect(new Set(changed.map(({ picture }) => picture)).size).toBeGreaterThan(10)
  })

  test('[FW-13] has five effects, each at most ten pictures a second, and none when nothing changes', () => {
    const effects = ['off', 'show-cells', 'breathe', 'chase', 'identify'] as const
    const counts = effects.map((effect) => {
      const said = steps(
        [greet, hear(2, { type: 'light-effect', effect }), 'run 1000', 'cell 3 2048', 'run 2000', ping, 'run 1000'],
        ...light,
        '--cells',
        '11',
      )
      const { pictures } = said
      expect(pictures.every(({ at }, index) => index === 0 || at - (pictures[index - 1]?.at ?? 0) >= 100)).toBe(true)
      return pictures.filter(({ at }) => at > 200).length
    })
    const [off, showCells, breathe, chase, identify] = counts
    expect(off).toBe(0)
    expect(showCells).toBeGreaterThan(0)
    expect(breathe).toBeGreaterThan(20)
    expect(chase).toBe(38)
    expect(identify).toBeGreaterThanOrEqual(12)
  })

  test('[FW-13] shows who stands where when asked for the cells', () => {
    const quiet = Array.from({ length: 11 }, (_, cell) => `cell ${cell} 0`)
    const said = steps(
      [...quiet, 'cell 3 2048', greet, hear(2, { type: 'light-effect', effect: 'show-cells' }), 'run 1000'],
      ...light,
      '--cells',
      '11',
    )
    expect(pictureAt(said, 1000)).toBe('000000'.repeat(3) + WHITE + '000000'.repeat(7))
  })
})

test(
  '[FW-14] an hour at 50 frames a second with one line in a thousand damaged: no frame that was not said',
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meetlat-firmware-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const truth = join(folder, 'truth')
    const faults = ['--loss', '3e-6', '--flip', '3e-6', '--merge', '3e-4']
    const args = ['--stdout', '--for', '3600000', '--hz', '50', '--key', '10', '--people', '3', ...faults, '--truth', truth]
    const board = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const frames = createFrames()
    const read: string[] = []
    let deltas = 0
    const decoder = createDeviceDecoder({
      message(message) {
        const frame = frames.take(message)
        if (frame !== null) read.push(`${hexOf(frame.t)} ${hexOf(hashOf(frame.cells))}`)
        if (message.type === 'delta') deltas++
      },
    })
    board.stdout.on('data', (chunk: Buffer) => decoder.push(chunk))
    const [code] = await once(board, 'close')
    expect(code).toBe(0)

    const said = readFileSync(truth, 'latin1').trimEnd().split('\n')
    const damaged = Number(said.pop()?.replace('damaged ', ''))
    const known = new Set(said)
    expect(said.length).toBeGreaterThan(179_000)
    expect(damaged).toBeGreaterThan(120)
    expect(deltas).toBeGreaterThan(10_000)
    expect(read.filter((frame) => !known.has(frame))).toEqual([])
    // A damaged full frame takes at most its nine deltas along.
    expect(read.length).toBeGreaterThan(said.length - 10 * damaged)
  },
)

function hexOf(value: number): string {
  return value.toString(16).toUpperCase()
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}
