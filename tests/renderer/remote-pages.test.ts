/** The pages of the phone, how a thumb turns them, and the way back from what was done. */
import { describe, expect, test } from 'vitest'
import { en } from '#content/en'
import { nl } from '#content/nl'
import { DOUBT_KINDS } from '#core/floor/doubt'
import { CARD_KINDS } from '#core/session/card'
import { sessionEventSchema } from '#core/session/events'
import { swipeOf } from '../../renderer/remote/swipe.ts'
import { tabBeside, tabIn, tabsIn, TABS } from '../../renderer/remote/tabs.ts'
import { isNewAction, undoName } from '../../renderer/remote/undo-offer.ts'
import { TICKS } from '../../renderer/remote/prepare/ticks.ts'

const PHASES = ['idle', 'preparing', 'running', 'closed'] as const

describe('pages', () => {
  test('[RM-24] a session opens on leading, what comes before it on its plan, and every page has its phase', () => {
    expect(PHASES.map((phase) => tabsIn(phase)[0])).toEqual(['prepare', 'prepare', 'lead', 'lead'])
    expect(new Set(PHASES.flatMap(tabsIn))).toEqual(new Set(TABS))
    expect([tabIn('running', 'notes'), tabIn('idle', 'notes'), tabIn('running', 'prepare')]).toEqual(['notes', 'prepare', 'lead'])
  })

  test('[RM-24] a swipe turns to the page beside this one, and stops at the ends', () => {
    expect([tabBeside('running', 'lead', 1), tabBeside('running', 'lead', -1), tabBeside('running', 'clock', 1)]).toEqual([
      'script',
      'lead',
      'clock',
    ])
  })

  test('[RM-24] a swipe is quick, long and level: scrolling and tapping turn no page', () => {
    const from = { x: 200, y: 400, at: 0 }
    expect(swipeOf(from, { x: 80, y: 410, at: 200 })).toBe(1)
    expect(swipeOf(from, { x: 330, y: 380, at: 200 })).toBe(-1)
    expect(swipeOf(from, { x: 190, y: 200, at: 200 })).toBeNull()
    expect(swipeOf(from, { x: 100, y: 340, at: 200 })).toBeNull()
    expect(swipeOf(from, { x: 170, y: 400, at: 200 })).toBeNull()
    expect(swipeOf(from, { x: 80, y: 410, at: 1500 })).toBeNull()
  })
})

describe('the way back', () => {
  test('[RM-23] every event that an action can leave behind has a name of its own', () => {
    const whole = ['session-prepared', 'session-started', 'session-closed', 'session-reopened', 'quiet-changed', 'undone']
    whole.push('session-continued', 'session-imported', 'keeping-changed', 'evening-played')
    const types = sessionEventSchema.options.map((option) => option.entries.type.literal)
    for (const type of types.filter((type) => !whole.includes(type))) expect(undoName(type)).toBe(type)
    expect(undoName('something-newer')).toBe('other')
  })

  test('[RM-23] it lights up for a newer action, and not for what comes up when one is taken back', () => {
    expect(isNewAction({ action: 1, of: 'voice-heard' }, null)).toBe(true)
    expect(isNewAction({ action: 3, of: 'voice-heard' }, { action: 2, of: 'voice-heard' })).toBe(true)
    expect(isNewAction({ action: 1, of: 'voice-heard' }, { action: 2, of: 'voice-heard' })).toBe(false)
    expect(isNewAction(null, { action: 2, of: 'voice-heard' })).toBe(false)
  })
})

test.each([nl, en])('[RM-25] every page, doubt, kind of note and thing to tick has its words', ({ remote }) => {
  expect(Object.keys(remote.tabs).sort()).toEqual([...TABS].sort())
  expect(Object.keys(remote.line.doubts).sort()).toEqual([...DOUBT_KINDS].sort())
  expect(Object.keys(remote.line.doubtsLine).sort()).toEqual([...DOUBT_KINDS].sort())
  expect(Object.keys(remote.notes.kinds)).toEqual([...CARD_KINDS])
  expect(Object.keys(remote.notes.hints)).toEqual([...CARD_KINDS])
  expect(Object.keys(remote.prepare.ticks)).toEqual([...TICKS])
})
