import { expect, test } from 'vitest'
import type { SessionView } from '#core/protocol/views'
import { UNKNOWN_FROM } from '#core/protocol/shown-line'
import { STEP_NUMBERS } from '#core/method/steps'
import { subjectOf } from '../../renderer/display/line-subject.ts'
import { lineOf, recognise, WITHOUT_PLACES } from '../../renderer/display/unknown-people.ts'
import { IDLE_VIEW } from '../support/room-views.ts'
import { peopleAt } from '../support/scripted-host.ts'
import { kept } from '../support/screen-states.ts'

const RUNNING: SessionView = { ...IDLE_VIEW, phase: 'running', id: 's', step: 3 }
const today = kept(peopleAt(2, 5, 5))
const forward = kept(peopleAt(3, 5, 7))

test('[DI-33] while it is hidden, nothing of where people stand or stood is drawn', () => {
  for (const step of STEP_NUMBERS) {
    const view: SessionView = { ...RUNNING, step, positions: 'hidden', today, forward }
    expect(subjectOf(view)).toEqual({ discs: 'hidden', rings: null, frozen: false })
  }
  expect(WITHOUT_PLACES.people).toEqual([])
  expect(WITHOUT_PLACES.counts).toEqual(Array<number>(11).fill(0))
})

test('[DI-35] today is drawn as rings from step 5 on, and in no step before', () => {
  const ringed = STEP_NUMBERS.filter((step) => subjectOf({ ...RUNNING, step, today }).rings !== null)
  expect(ringed).toEqual([5, 6, 7, 8])
  expect(subjectOf({ ...RUNNING, phase: 'closed', step: 8, today }).rings).toBeNull()
})

test('[DI-37] the moment after the step takes the place of the live line from step 6 on, once it was kept', () => {
  expect(subjectOf({ ...RUNNING, step: 5, today, forward }).discs).toBe('live')
  for (const step of [6, 7, 8] as const) expect(subjectOf({ ...RUNNING, step, today, forward }).discs).toBe(forward)
  expect(subjectOf({ ...RUNNING, step: 6, today }).discs).toBe('live')
})

test('[DI-34] a picture that stands still is what the host sends, also in step 6', () => {
  expect(subjectOf({ ...RUNNING, step: 6, positions: 'frozen', today, forward })).toEqual({
    discs: 'live',
    rings: today,
    frozen: true,
  })
})

test('[DI-34] when the picture is made to stand still, every dot that stands where somebody was keeps being that dot', () => {
  const before = new Map([
    [7, 5.004],
    [3, 2],
    [9, 5],
  ])
  const frozen = [2, 5, 5].map((position, index) => ({ id: UNKNOWN_FROM + index, position, settled: true }))
  const ids = recognise(frozen, before).map(({ id }) => id)
  expect(ids[0]).toBe(3)
  expect(new Set(ids.slice(1))).toEqual(new Set([7, 9]))
})

test('[DI-34] who stood elsewhere is somebody new, and people who are known stay who they are', () => {
  const before = new Map([[3, 2]])
  const frozen = [8].map((position, index) => ({ id: UNKNOWN_FROM + index, position, settled: true }))
  expect(recognise(frozen, before)).toEqual(frozen)
  const live = peopleAt(2, 8)
  expect(recognise(live, before)).toBe(live)
})

test('[DI-35] who stands on a number where somebody stood today is drawn in that ring, and the others on top', () => {
  const line = lineOf(kept(peopleAt(5.1, 5.3, 7)), kept(peopleAt(2, 4.9)))
  expect(line.people.map(({ position }) => position)).toEqual([4.9, 5.3, 7])
  expect(line.counts[5]).toBe(2)
})
