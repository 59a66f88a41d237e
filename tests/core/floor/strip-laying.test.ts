/** Where strips lie once another one has come. */
import { expect, test } from 'vitest'
import { layComer, type LyingStrip } from '#core/floor/strip-laying'
import { WHOLE_LINE } from '#core/floor/strips'

const A: LyingStrip = { uid: 'A', length: 5000, place: WHOLE_LINE }
const B: LyingStrip = { uid: 'B', length: 3000, place: WHOLE_LINE }

test('[MX-42] strips in line have as much of the line as they are long, and a third goes where it is said', () => {
  const two = layComer([A], B, 'after', true)
  expect(Object.fromEntries(two)).toEqual({ A: { lane: 0, from: 0, to: 6.25 }, B: { lane: 0, from: 10, to: 6.25 } })
  const laid = [A, B].map(({ uid, length, place }) => ({ uid, length, place: two.get(uid) ?? place }))
  expect(Object.fromEntries(layComer(laid, { uid: 'C', length: 2000 }, 'before', false))).toEqual({
    C: { lane: 0, from: 0, to: 2 },
    A: { lane: 0, from: 2, to: 7 },
    B: { lane: 0, from: 10, to: 7 },
  })
})

test('[MX-42] a strip beside the others gets a row of its own; what it was in line with has the line again', () => {
  const two = layComer([A], B, 'after', false)
  const laid = [A, B].map(({ uid, length, place }) => ({ uid, length, place: two.get(uid) ?? place }))
  expect(Object.fromEntries(layComer(laid, B, 'beside', true))).toEqual({ A: WHOLE_LINE, B: { lane: 1, from: 10, to: 0 } })
})
