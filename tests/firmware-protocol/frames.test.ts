import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrames } from '#firmware/frames'
import type { Delta, Full } from '#firmware/messages'

function full(seq: number, cells: readonly number[], more: Partial<Full> = {}): Full {
  return { type: 'full', seq, t: seq * 33, first: 0, encoding: 8, cells: Uint8Array.from(cells), ...more }
}

function delta(seq: number, key: number, ...changes: readonly number[]): Delta {
  return { type: 'delta', seq, t: seq * 33, key, first: 0, changes: Uint8Array.from(changes) }
}

test('[FP-60] a delta is put on top of the full frame that it names, not of the last delta', () => {
  const frames = createFrames()
  expect(frames.take(full(1, [1, 2, 3]))).toEqual({ t: 33, cells: Uint8Array.of(1, 2, 3), kind: 'load' })
  expect(frames.take(delta(2, 1, 0, 9))).toEqual({ t: 66, cells: Uint8Array.of(9, 2, 3), kind: 'load' })
  expect(frames.take(delta(3, 1, 2, 7))?.cells).toEqual(Uint8Array.of(1, 2, 7))
  expect(frames.take(delta(4, 1))?.cells).toEqual(Uint8Array.of(1, 2, 3))
})

test('[FP-60] any two frames: the second is what the first and what changed make', () => {
  const pair = fc
    .integer({ min: 1, max: 300 })
    .chain((length) => fc.tuple(...[0, 1].map(() => fc.uint8Array({ minLength: length, maxLength: length }))))
  fc.assert(
    fc.property(pair, fc.nat(99), ([before = new Uint8Array(0), now = new Uint8Array(0)], first) => {
      const frames = createFrames()
      frames.take(full(1, [...before]))
      const cells = [...now.keys()].filter((cell) => now[cell] !== before[cell] && cell >= first && cell - first < 256)
      const expected = before.map((count, cell) => (cells.includes(cell) ? (now[cell] ?? 0) : count))
      const changes = Uint8Array.from(cells.flatMap((cell) => [cell - first, now[cell] ?? 0]))
      expect(frames.take({ ...delta(2, 1), first, changes })?.cells).toEqual(expected)
    }),
  )
})

test('[FP-61] a delta that names another frame than the one that is held is dropped and counted', () => {
  const frames = createFrames()
  expect(frames.take(delta(1, 0, 0, 9))).toBeNull()
  frames.take(full(2, [1, 2, 3]))
  expect(frames.take(delta(3, 1, 0, 9))).toBeNull()
  expect(frames.dropped).toBe(2)
  frames.forget()
  expect(frames.take(delta(4, 2, 0, 9))).toBeNull()
  expect(frames.dropped).toBe(3)
})

test('[FP-61] after 256 lines a number means another frame, also when most of those lines were lost', () => {
  const frames = createFrames()
  frames.take(full(2, [1, 2, 3]))
  for (const seq of [100, 200]) frames.take({ type: 'text', seq, text: '' })
  expect(frames.take(delta(1, 2))).not.toBeNull()
  expect(frames.take(delta(3, 2))).toBeNull()
})

test('[FP-62] cells of one bit are contacts, all others loads', () => {
  const frames = createFrames()
  expect(frames.take(full(1, [0, 1], { encoding: 1 }))?.kind).toBe('contact')
  expect(frames.take(delta(2, 1, 0, 1))?.kind).toBe('contact')
  expect(frames.take(full(3, [0, 4], { encoding: 6 }))?.kind).toBe('load')
})

test('[FP-62] nobody is felt before the first cell of a frame', () => {
  expect(createFrames().take(full(1, [7, 8], { first: 2 }))?.cells).toEqual(Uint8Array.of(0, 0, 7, 8))
})
