import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeviceMessage } from '#firmware/messages'
import { createRandom } from '#firmware/random'
import { createPerson, feetAt } from '#firmware/simulated-person'
import { createSimulator, type Simulator, type SimulatorOptions } from '#firmware/simulator'
import { hearDevice } from '../support/line1-messages.ts'
import { sealed } from '../support/sealed-line.ts'

/** What it says from one moment to another, asked every so many ms. */
function speech(simulator: Simulator, from: number, to: number, pace = 10): Uint8Array {
  const said: Uint8Array[] = []
  for (let now = from; now <= to; now += pace) said.push(simulator.advance(now))
  return Uint8Array.from(Buffer.concat(said))
}

function messagesOf(simulator: Simulator, from: number, to: number): readonly DeviceMessage[] {
  return hearDevice(speech(simulator, from, to)).messages
}

/** A board that has been greeted at 0. */
function greeted(options: SimulatorOptions = {}): Simulator {
  const simulator = createSimulator(options)
  simulator.advance(0)
  simulator.receive(sealed('!01,H,1.0'))
  simulator.advance(0)
  return simulator
}

/** What it answers to one line at that moment. */
function answer(simulator: Simulator, line: string, now: number): readonly DeviceMessage[] {
  simulator.advance(now)
  simulator.receive(sealed(line))
  return hearDevice(simulator.advance(now)).messages
}

describe('its bytes', () => {
  test('[FP-70] are the same for the same seed and host, and others for another seed', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => Buffer.from(speech(greeted({ seed }), 0, 15_000)).toString('latin1'))
    expect(one).toBe(same)
    expect(one).not.toBe(other)
  })

  test('[FP-70] do not depend on how often it is asked', () => {
    const said = [1, 7, 100, 12_000].map((pace) =>
      Buffer.from(speech(greeted(), 0, 12_000, pace))
        .toString('latin1')
        .slice(0, 50_000),
    )
    expect(new Set(said.map((text) => text.slice(0, 40_000))).size).toBe(1)
  })

  test.each([
    {},
    { people: 0 },
    { people: 40, seed: 5 },
    { cells: 220, pitch: 50, origin: -475 },
    { cells: 480, pitch: 25, length: 10_000 },
    { cells: 1 },
  ] satisfies SimulatorOptions[])('[FP-71] are valid lines, numbered without a gap, for %o', (options) => {
    const { messages, counts } = hearDevice(speech(greeted(options), 10, 20_000))
    expect(counts).toMatchObject({ refused: 0, ignored: 0, skipped: 0 })
    expect(messages.length).toBeGreaterThan(600)
    expect(messages.every(({ seq }, index) => seq === ((messages[0]?.seq ?? 0) + index) % 256)).toBe(true)
  })

  test('[FP-71] of a beat tell how many lines went before it', () => {
    const messages = messagesOf(createSimulator(), 0, 9000)
    const beats = messages.flatMap((message, index) => (message.type === 'beat' ? [[message.sent, index]] : []))
    expect(beats).toHaveLength(9)
    expect(beats.every(([sent, index]) => sent === index)).toBe(true)
  })
})

describe('it behaves as a board', () => {
  test('[FP-72] after boot: LF, hello every second, beats; frames 5 s after boot for a host that cannot write', () => {
    const simulator = createSimulator()
    expect(simulator.advance(100)[0]).toBe(0x0a)
    const messages = messagesOf(simulator, 110, 5200)
    const times = (type: string): number[] =>
      messages.flatMap((message) => (message.type === type && 't' in message ? [message.t] : []))
    expect(messages.filter(({ type }) => type === 'hello')).toHaveLength(5)
    expect(times('beat')).toEqual([1000, 2000, 3000, 4000, 5000])
    expect(times('full')[0]).toBe(5000)
  })

  test('[FP-72] with the H of the host: ack, hello, frames at once, and no more hellos', () => {
    const simulator = createSimulator()
    simulator.advance(0)
    expect(answer(simulator, '!01,H,1.0', 500).slice(0, 3)).toMatchObject([
      { type: 'ack', id: 1, code: 'OK' },
      { type: 'hello' },
      { type: 'full', t: 500 },
    ])
    const types = messagesOf(simulator, 510, 3500).map(({ type }) => type)
    expect(types).not.toContain('hello')
    expect(types.filter((type) => type === 'full').length).toBeCloseTo(90, -1)
  })

  test('[FP-73] a command that comes again is acked again and not done again', () => {
    const simulator = greeted()
    const boot = hearDevice(createSimulator().advance(0)).messages.find((message) => message.type === 'hello')?.boot ?? 0
    expect(answer(simulator, '!02,G', 1005).map(({ type }) => type)).toEqual(['ack', 'hello'])
    expect(answer(simulator, '!02,G', 1006).map(({ type }) => type)).toEqual(['ack'])
    expect(answer(simulator, '!02,R,FFFF', 1007)).toMatchObject([{ code: 'OK' }])
    expect(boot).toBeGreaterThan(0)
  })

  test('[FP-73] H begins a conversation: it is done again whatever its number', () => {
    expect(answer(greeted(), '!01,H,1.0', 1005).map(({ type }) => type)).toEqual(['ack', 'hello'])
  })

  test.each([
    ['!02,P,18F3A2', 'OK', ['18F3A2']],
    ['!02,C,hz=10,key=5', 'OK', ['hz=10', 'key=5']],
    ['!02,C,hz=100', 'E3', []],
    ['!02,C,on=5,off=6', 'E3', ['off']],
    ['!02,C,flt=2', 'E5', ['flt']],
    ['!02,C,hz', 'OK', []],
    ['!02,Z', 'OK', []],
    ['!02,Z,6E,1', 'E3', []],
    ['!02,L,X,2', 'E5', []],
    ['!02,S,00112233445566778899AABBCCDDEEFF', 'E5', []],
    ['!02,K,1', 'E5', []],
    ['!02,R,0', 'E2', []],
    ['!02,R,0000', 'E6', []],
    ['!02,H,2.0', 'E5', []],
    ['!02,Q,new', 'E1', []],
    ['!02,P,', 'E2', []],
  ])('[FP-74] it answers %s with %s', (line, code, fields) => {
    expect(answer(greeted(), line, 1005)[0]).toMatchObject({ type: 'ack', id: 2, code, fields })
  })

  test('[FP-74] a strip of which a frame does not fit into a line refuses that encoding', () => {
    expect(answer(greeted({ cells: 480, pitch: 25 }), '!02,C,enc=8', 1005)[0]).toMatchObject({ code: 'E5', fields: ['enc'] })
  })

  test('[FP-75] it speaks at the rate, in the encoding and with the deltas that were asked for', () => {
    const simulator = greeted({ people: 1, still: true })
    answer(simulator, '!02,C,hz=10,key=5,hb=500', 9990)
    const counted = messagesOf(simulator, 10_000, 19_990)
    expect(counted.filter(({ type }) => type === 'full' || type === 'delta')).toHaveLength(100)
    expect(counted.filter(({ type }) => type === 'delta').length).toBeGreaterThan(40)
    expect(counted.filter(({ type }) => type === 'beat')).toHaveLength(20)
    answer(simulator, '!03,C,enc=1', 20_000)
    const contacts = messagesOf(simulator, 20_010, 21_000).filter((message) => message.type === 'full')
    expect(contacts.every(({ encoding, cells }) => encoding === 1 && cells.every((cell) => cell < 2) && cells.includes(1))).toBe(
      true,
    )
  })

  test('[FP-75] what lies on the strip can be taken as nothing', () => {
    const simulator = greeted({ still: true })
    simulator.advance(20_000)
    answer(simulator, '!02,Z', 20_005)
    const frames = messagesOf(simulator, 20_010, 20_500).filter((message) => message.type === 'full')
    expect(frames.every(({ cells }) => cells.every((count) => count < 12))).toBe(true)
  })

  test('[FP-75] told to with its own boot number it boots anew, and the people stay', () => {
    const simulator = greeted()
    simulator.advance(20_000)
    const hello = answer(simulator, '!02,G', 20_001).find((message) => message.type === 'hello')
    const boot = (hello?.boot ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const [ack, again] = answer(simulator, `!03,R,${boot}`, 20_002)
    expect(ack).toMatchObject({ type: 'ack', code: 'OK' })
    expect(again).toMatchObject({ type: 'hello', seq: 0, reset: 'SW' })
    expect(again).not.toMatchObject({ boot: hello?.boot })
    expect(messagesOf(simulator, 20_010, 26_000).at(-1)).toMatchObject({ type: 'full' })
    expect(simulator.people()).toHaveLength(12)
  })

  test('[FP-76] no bytes of a host stop it', () => {
    const letters = fc.constantFrom(...Array.from('HCGZLSKPRQ'))
    const line = fc
      .tuple(fc.nat(255), letters, fc.string({ maxLength: 30 }))
      .map(([id, letter, rest]) => sealed(`!${id.toString(16).toUpperCase().padStart(2, '0')},${letter},${rest}`))
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.uint8Array({ maxLength: 100 })), { maxLength: 8 }), (pieces) => {
        const simulator = createSimulator({ cells: 8, people: 1 })
        const said = [simulator.advance(0)]
        pieces.forEach((bytes, index) => {
          simulator.receive(bytes)
          said.push(simulator.advance(index))
        })
        const { counts } = hearDevice(...said, simulator.advance(7000))
        expect(counts.refused).toBe(0)
        expect(counts.accepted).toBeGreaterThan(40)
      }),
    )
  })
})

describe('its people', () => {
  test.each([1, 2, 3, 4, 5, 6])('[FP-77] are all there within 10 s and nearly always after that, seed %i', (seed) => {
    const simulator = greeted({ seed })
    let there = 0
    const moments = 2900
    for (let moment = 0; moment < moments; moment++) {
      simulator.advance(10_000 + moment * 100)
      if (simulator.people().length === 12) there++
    }
    expect(there / moments).toBeGreaterThan(0.95)
  })

  test('[FP-77] stand on the line, an arm apart, and sway; some walk to another place', () => {
    const simulator = greeted({ seed: 3 })
    const walked = new Set<number>()
    let before = new Map<number, number>()
    for (let now = 10_000; now < 120_000; now += 500) {
      simulator.advance(now)
      const people = simulator.people()
      const places = people.map(({ position }) => position).sort((one, other) => one - other)
      expect(
        places.every((place, index) => place > 0 && place < 10 && (index === 0 || place - (places[index - 1] ?? 0) > 0.55)),
      ).toBe(true)
      for (const { id, position } of people) if (Math.abs(position - (before.get(id) ?? position)) > 0.05) walked.add(id)
      before = new Map(people.map(({ id, position }) => [id, position]))
    }
    expect(walked.size).toBeGreaterThan(3)
  })

  test('[FP-77] stay where they are when told to', () => {
    const simulator = greeted({ still: true })
    simulator.advance(12_000)
    const people = simulator.people()
    simulator.advance(600_000)
    expect(simulator.people()).toEqual(people)
    expect(people).toHaveLength(12)
  })

  test('[FP-78] press on the cells with the weight of grown people', () => {
    const simulator = greeted({ people: 6, still: true })
    simulator.advance(9000)
    const frames = messagesOf(simulator, 9010, 12_000).filter((message) => message.type === 'full')
    const kilograms = frames.map(({ cells }) => cells.reduce((sum, count) => sum + count, 0) * 0.5)
    // Six people of 48 to 110 kg, and the noise of 110 cells that is never below zero.
    expect(Math.min(...kilograms)).toBeGreaterThan(6 * 48 * 0.9)
    expect(Math.max(...kilograms)).toBeLessThan(6 * 110 * 1.1 + 30)
  })

  test('[FP-78] leave an empty strip with the noise of a real one', () => {
    const frames = messagesOf(greeted({ people: 0 }), 10, 20_000).filter((message) => message.type === 'full')
    const counts = frames.flatMap(({ cells }) => Array.from(cells))
    expect(Math.max(...counts)).toBeLessThanOrEqual(3)
    expect(counts.filter((count) => count > 0).length / counts.length).toBeGreaterThan(0.05)
  })

  test('[FP-93] keep their feet beside each other: nobody takes more than half a metre of the line, however they are turned', () => {
    const random = createRandom(7)
    for (let id = 0; id < 200; id++) {
      const person = createPerson(id, random)
      person.doing = { type: 'standing' }
      const [left, right] = feetAt(person, 0).map(({ x }) => x)
      const foot = 155 * person.turned + 100
      expect((right ?? 0) - (left ?? 0) + foot).toBeLessThan(500)
      expect((right ?? 0) - (left ?? 0)).toBeGreaterThan(120)
    }
  })
})

test('[NF-32] asked at any fraction of a millisecond, a board with badges always comes to the end of what it says', () => {
  const simulator = new URL('../../firmware-protocol/simulator.ts', import.meta.url)
  // As a program of its own: one that never ends would take this one along.
  const program = `
    const { createSimulator } = await import('${simulator.href}')
    for (const start of [777.7771, 4095.1, 5000.1234567, 61000.9876]) {
      const board = createSimulator({ people: 2, badges: 6 })
      for (let at = 0; at < 20_000; at += 10.0123) board.advance(start + at)
    }
    console.log('ended')
  `
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { timeout: 15_000, encoding: 'utf8' })).toBe(
    'ended\n',
  )
})
