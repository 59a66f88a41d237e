import { expect, test } from 'vitest'
import { createCommandQueue, type CommandOptions, type CommandOutcome, type CommandQueue } from '#firmware/commands'
import type { AckCode, Command } from '#firmware/messages'

interface Bench {
  readonly queue: CommandQueue
  /** What was written, without checksum and line end. */
  readonly written: readonly string[]
  readonly outcomes: readonly CommandOutcome[]
  add(command: Command, now: number, options?: CommandOptions): void
  ack(id: number, now: number, code?: AckCode): void
}

function createBench(): Bench {
  const written: string[] = []
  const outcomes: CommandOutcome[] = []
  const queue = createCommandQueue((bytes) => written.push(Buffer.from(bytes).toString('latin1').slice(0, -6)))
  return {
    queue,
    written,
    outcomes,
    add: (command, now, options) => queue.add(command, now, { settled: (outcome) => outcomes.push(outcome), ...options }),
    ack: (id, now, code = 'OK') => queue.acknowledge({ type: 'ack', seq: 0, id, code, fields: ['hz=30'] }, now),
  }
}

const ping = (token: number): Command => ({ type: 'ping', token })

test('[FP-50] one command is on its way at a time, the others wait their turn', () => {
  const { queue, written, add, ack } = createBench()
  expect(queue.idle).toBe(true)
  add(ping(1), 0)
  add(ping(2), 0)
  expect(written).toEqual(['!01,P,1'])
  expect(queue.idle).toBe(false)
  ack(1, 50)
  expect(written).toEqual(['!01,P,1', '!02,P,2'])
  ack(2, 100)
  expect(queue.idle).toBe(true)
})

test('[FP-50] numbers go from 01 to FF and then from 01 again', () => {
  const { written, add, ack } = createBench()
  for (let count = 0; count < 257; count++) {
    add({ type: 'identify' }, 0)
    ack((count % 255) + 1, 0)
  }
  expect(written.slice(0, 2)).toEqual(['!01,G', '!02,G'])
  expect(written.slice(-4)).toEqual(['!FE,G', '!FF,G', '!01,G', '!02,G'])
})

test('[FP-51] without an ack within 300 ms it is sent again, three times in all with the same number, then given up', () => {
  const { queue, written, outcomes, add } = createBench()
  add(ping(1), 1000)
  add(ping(2), 1000)
  queue.tick(1299)
  expect(written).toHaveLength(1)
  expect(queue.nextTickAt()).toBe(1300)
  queue.tick(1300)
  queue.tick(1600)
  expect(written).toEqual(['!01,P,1', '!01,P,1', '!01,P,1'])
  queue.tick(1899)
  expect(outcomes).toEqual([])
  queue.tick(1900)
  expect(outcomes).toEqual([{ type: 'unanswered' }])
  expect(written.at(-1)).toBe('!02,P,2')
})

test('[FP-51] a command may have its own pace', () => {
  const { queue, written, outcomes, add } = createBench()
  add(ping(1), 0, { pace: { tries: 2, wait: 1000 } })
  for (const now of [999, 1000, 1999]) queue.tick(now)
  expect(written).toHaveLength(2)
  queue.tick(2000)
  expect(outcomes).toEqual([{ type: 'unanswered' }])
})

test('[FP-52] what came of it is a value: done or refused, with what the board said', () => {
  const { outcomes, add, ack } = createBench()
  add(ping(1), 0)
  ack(1, 10)
  add(ping(2), 20)
  ack(2, 30, 'E3')
  expect(outcomes).toEqual([
    { type: 'done', fields: ['hz=30'] },
    { type: 'refused', code: 'E3', fields: ['hz=30'] },
  ])
})

test('[FP-52] an ack that nobody waits for changes nothing', () => {
  const { queue, written, outcomes, add, ack } = createBench()
  ack(1, 0)
  add(ping(1), 0)
  ack(2, 10)
  ack(1, 20)
  ack(1, 30)
  expect(outcomes).toHaveLength(1)
  expect(written).toHaveLength(1)
  expect(queue.nextTickAt()).toBe(Infinity)
})

test('[FP-52] a queue that is full drops what comes, a queue that is cleared all that it has', () => {
  const { queue, outcomes, add } = createBench()
  for (let count = 0; count < 40; count++) add(ping(count), 0)
  expect(outcomes).toEqual(Array.from({ length: 7 }, () => ({ type: 'dropped' })))
  queue.clear(10)
  expect(outcomes).toEqual(Array.from({ length: 40 }, () => ({ type: 'dropped' })))
  expect(queue.idle).toBe(true)
})

test('[FP-52] whoever hears of an outcome may send the next command', () => {
  const { written, add, ack } = createBench()
  add(ping(1), 0, { settled: () => add(ping(3), 10) })
  add(ping(2), 0)
  ack(1, 10)
  ack(2, 20)
  expect(written).toEqual(['!01,P,1', '!02,P,2', '!03,P,3'])
})
