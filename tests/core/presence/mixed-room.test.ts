/** Rooms with truth: a few of those that `npm run bench -- mixing` plays by the hundred. */
import { expect, test } from 'vitest'
import { playRoom } from '../../bench/mixing/play-room.ts'

test('[MX-19] of thirty people on strips, with badges, phones and tablets, the total is right in nearly every room', () => {
  const scores = Array.from({ length: 60 }, (_, index) => playRoom(5, index, 'told', 0))
  expect(scores.every(({ off }) => Math.abs(off) <= 1)).toBe(true)
  expect(scores.filter(({ off }) => off === 0).length).toBeGreaterThanOrEqual(57)
  // Added up, everybody with a badge who stands on a strip would count twice.
  expect(scores.every(({ added }) => added > 5)).toBe(true)
}, 60_000)
