import { describe, expect, test } from 'vitest'
import type { FloorDeskView, TaskView } from '#core/protocol/floor-desk-view'
import { drawStrip } from '../../renderer/settings/strip-picture.ts'
import { hindranceOf, outcomeOf, sourceOf, stateOf } from '../../renderer/settings/settings-words.ts'
import { floorView } from '../support/floor-view.ts'
import { IDLE_VIEW } from '../support/room-views.ts'

const BOARD = { uid: '3A7F00C21B94', firmware: '0.3.1', cells: 10, pitch: 100, origin: 50, length: 1000, rate: 30 }

describe('the picture of the strip', () => {
  test('[OP-2] has a bar for each cell, as high as it is loaded, the bad ones marked, the sheets where they lie', () => {
    const floor = floorView({ calibration: { at: 1, walked: true, bad: [{ cell: 2, kind: 'dead' }] }, marks: [0, 400, 1000] })
    const { bars, sheets, load } = drawStrip(floor, BOARD, { cells: [0, 2, 0, 60, 102, 250, 0, 0, 0, 0] })
    expect(bars.map(({ height }) => Math.round(height * 10))).toEqual([0, 0, 0, 8, 10, 10, 0, 0, 0, 0])
    expect(bars.filter(({ isBad }) => isBad).map(({ cell }) => cell)).toEqual([2])
    expect(sheets).toEqual([
      { number: 0, at: 0 },
      { number: 5, at: 0.4 },
      { number: 10, at: 1 },
    ])
    expect(load).toBe(207)
  })

  test('[OP-2] begins at the 0, also for a strip that lies the other way round', () => {
    const task: TaskView = { state: 'walking', progress: 0.5, where: 0.25 }
    const { bars, sheets, walker } = drawStrip(floorView({ mirrored: true, marks: [1000, 400, 0], task }), BOARD, null)
    expect(bars[0]?.at).toBeCloseTo(0.9)
    expect(bars[9]?.at).toBeCloseTo(0)
    expect(sheets.map(({ at }) => at)).toEqual([0, 0.6, 1])
    expect(walker).toBe(0.75)
  })

  test('[OP-2] is empty while it is not known what is felt, or of another strip', () => {
    for (const loads of [null, { cells: [50, 50] }]) {
      const { bars, load } = drawStrip(floorView(), BOARD, loads)
      expect([bars.length, load, bars.some(({ height }) => height > 0)]).toEqual([10, 0, false])
    }
  })
})

describe('the words', () => {
  test('[OP-3] a step says what to do while it goes on, what came of it, or why nothing did, and other steps nothing', () => {
    const marking = floorView({ task: { state: 'marking', mark: 5, progress: 0 } })
    expect(outcomeOf('mark', marking)).toEqual([{ key: 'settings.steps.mark.running', named: { mark: 5 } }])
    expect(outcomeOf('zero', marking)).toEqual([])
    expect(walked({ judged: 100, bad: 0, turned: false })).toEqual(['done', 'bad'])
    expect(walked({ judged: 0, bad: 0, turned: false })).toEqual(['bad', 'few'])
    expect(walked({ judged: 50, bad: 2, turned: true })).toEqual(['done', 'bad', 'turned', 'few'])
    const refused = floorView({ task: { state: 'refused', task: 'walk', mark: null, why: 'too-fast' } })
    expect(outcomeOf('walk', refused)).toEqual([{ key: 'settings.why.too-fast' }])
  })

  test('[OP-4] what hinders is said: a session, a strip that is not there, a kiosk that is not heard', () => {
    expect(hindranceOf(IDLE_VIEW, 'live')).toBeNull()
    expect(hindranceOf({ ...IDLE_VIEW, phase: 'running' }, 'live')).toBe('settings.steps.waiting')
    expect(hindranceOf(IDLE_VIEW, 'lost')).toBe('link.lost')
    expect(hindranceOf(null, 'connecting')).toBe('link.connecting')
    const source = { ...IDLE_VIEW.source, state: 'lost', reason: 'unplugged' } as const
    expect(sourceOf({ ...IDLE_VIEW, source }, 'live')).toBe('reasons.unplugged')
    expect(hindranceOf({ ...IDLE_VIEW, source: { ...source, state: 'searching' } }, 'live')).toBe('reasons.unplugged')
  })

  test('[OP-3] how the floor is calibrated is said with what should be known of it', () => {
    expect(stateKeys({ board: null })).toEqual([])
    expect(stateKeys({})).toEqual(['strip', 'uncalibrated'])
    expect(stateKeys({ notice: 'set-aside' })).toEqual(['strip', 'notices.set-aside', 'uncalibrated'])
    expect(stateKeys({ calibration: { at: 1, walked: true, bad: [] } })).toEqual(['strip', 'calibrated', 'allWell'])
    expect(stateKeys({ calibration: { at: 1, walked: false, bad: [{ cell: 1, kind: 'dead' }] } })).toEqual([
      'strip',
      'halfCalibrated',
      'badCells',
    ])
  })
})

function walked(found: { judged: number; bad: number; turned: boolean }): readonly (string | undefined)[] {
  return outcomeOf('walk', floorView({ task: { state: 'done', task: 'walk', mark: null, found } })).map(({ key }) =>
    key.split('.').at(-1),
  )
}

function stateKeys(change: Partial<FloorDeskView>): readonly string[] {
  return stateOf(floorView(change), 11, String).map(({ key }) => key.split('.').slice(2).join('.'))
}
