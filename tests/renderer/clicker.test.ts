import { describe, expect, test } from 'vitest'
import { STEP_NUMBERS } from '#core/method/steps'
import type { SessionView } from '#core/protocol/views'
import {
  buttonOf,
  createDebounce,
  intentOf,
  requestOf,
  listenToClicker,
  prints,
  type Button,
  type KeyListener,
  type KeyPress,
  type KeySource,
} from '../../renderer/display/clicker.ts'
import { IDLE_VIEW } from '../support/room-views.ts'

const RUNNING: SessionView = { ...IDLE_VIEW, phase: 'running', id: 's', step: 3 }
const CLOSED: SessionView = { ...IDLE_VIEW, phase: 'closed', id: 's', step: 8 }
const BUTTONS: readonly Button[] = [
  'next',
  'back',
  'quiet',
  'start-stop',
  'reveal',
  'page',
  'invite',
  'clear-phones',
  'language',
  'theme',
]

describe('keys', () => {
  test.each([
    ['next', ['PageDown', 'ArrowRight', 'ArrowDown', ' ', 'n', 'N']],
    ['back', ['PageUp', 'ArrowLeft', 'ArrowUp', 'Backspace', 'p', 'P']],
    ['quiet', ['.', 'b', 'B']],
    ['start-stop', ['F5', 'Escape']],
    ['reveal', ['r', 'R']],
    ['page', ['k', 'K']],
    ['invite', ['i', 'I']],
    ['clear-phones', ['Delete']],
    ['language', ['l', 'L']],
    ['theme', ['t', 'T']],
    [null, ['a', 'Tab', 'Enter', 'F11', 'Shift', 'Home', '5', '']],
  ] as const)('[DI-11] %s: %j', (button, keys) => {
    expect(keys.map((key) => buttonOf(press(key)))).toEqual(keys.map(() => button))
  })

  test('[DI-12] nothing with Ctrl, Alt or Meta is ours, but Shift+F5 is', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey']) expect(buttonOf({ ...press('F5'), [held]: true })).toBeNull()
    expect(buttonOf(Object.assign(press('F5'), { shiftKey: true }))).toBe('start-stop')
  })
})

test('[DI-48] i shows the code for one more phone, or takes it away; Delete shuts all phones out; no other button asks that', () => {
  expect(requestOf('invite', false)).toEqual({ type: 'remote.invite', on: true })
  expect(requestOf('invite', true)).toEqual({ type: 'remote.invite', on: false })
  expect(requestOf('clear-phones', false)).toEqual({ type: 'remote.clear' })
  expect(BUTTONS.filter((button) => requestOf(button, false) !== null)).toEqual(['invite', 'clear-phones'])
})

test('[DI-46] running: r hides where people stand while that is shown as it is, and else shows it', () => {
  const asked = (['live', 'hidden', 'frozen'] as const).map((positions) => intentOf('reveal', { ...RUNNING, positions }))
  expect(asked).toEqual([
    { type: 'screen.positions', to: 'hidden' },
    { type: 'screen.positions', to: 'live' },
    { type: 'screen.positions', to: 'live' },
  ])
  expect(intentOf('reveal', IDLE_VIEW)).toBeNull()
  expect(intentOf('page', RUNNING)).toBeNull()
})

describe('which presses count', () => {
  test('[DI-12] a key that is held counts once', () => {
    const counts = createDebounce()
    expect([counts('next', false, 0), counts('next', true, 500), counts('next', true, 533)]).toEqual([true, false, false])
  })

  test('[DI-12] the same button again within 150 ms is one press, after that it is another', () => {
    const counts = createDebounce()
    expect([0, 60, 149, 150, 299, 300].map((now) => counts('next', false, now))).toEqual([true, false, false, true, false, true])
  })

  test('[DI-12] two different buttons are two presses, however close', () => {
    const counts = createDebounce()
    expect([counts('next', false, 0), counts('back', false, 10)]).toEqual([true, true])
  })

  test('[DI-12] every key of ours is kept from the page, also when its press does not count; another key is left alone', () => {
    const listeners = new Set<KeyListener>()
    const target: KeySource = {
      addEventListener: (_, listener) => listeners.add(listener),
      removeEventListener: (_, listener) => listeners.delete(listener),
    }
    const pressed: Button[] = []
    const options = { typed: () => undefined, after: () => () => undefined }
    const stop = listenToClicker(target, (button) => pressed.push(button), options)
    const send = (key: string, held: Partial<KeyPress> = {}): boolean => {
      let prevented = false
      const event = { ...press(key), ...held, timeStamp: 0, preventDefault: () => (prevented = true) }
      for (const listener of listeners) listener(event)
      return prevented
    }
    expect([send('F5'), send('Escape'), send(' '), send('ArrowDown', { repeat: true })]).toEqual([true, true, true, true])
    expect([send('Tab'), send('r', { ctrlKey: true }), send('F5', { ctrlKey: true })]).toEqual([false, false, false])
    expect(pressed).toEqual(['start-stop', 'next'])
    stop()
    send('PageUp')
    expect(pressed).toEqual(['start-stop', 'next'])
  })
})

describe('what a button asks for', () => {
  test('[DI-13] idle: next and start begin a session, nothing else does anything', () => {
    expect(BUTTONS.map((button) => intentOf(button, IDLE_VIEW)?.type ?? null)).toEqual([
      'session.start',
      null,
      null,
      'session.start',
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })

  test('[DI-13] running: next and back carry the step they were pressed on; after the last step next closes, before the first back is nothing', () => {
    const asked = STEP_NUMBERS.map((step) => [intentOf('next', { ...RUNNING, step }), intentOf('back', { ...RUNNING, step })])
    expect(asked[0]).toEqual([{ type: 'guide.next', from: 1 }, null])
    expect(asked[4]).toEqual([
      { type: 'guide.next', from: 5 },
      { type: 'guide.back', from: 5 },
    ])
    expect(asked[7]).toEqual([{ type: 'session.close' }, { type: 'guide.back', from: 8 }])
  })

  test('[DI-13] running: quiet turns the quiet screen on and off', () => {
    expect(intentOf('quiet', RUNNING)).toEqual({ type: 'screen.quiet', on: true })
    expect(intentOf('quiet', { ...RUNNING, quiet: true })).toEqual({ type: 'screen.quiet', on: false })
  })

  test('[DI-14] running: the start/stop button never ends or moves anything; it lifts the quiet screen', () => {
    expect(intentOf('start-stop', RUNNING)).toBeNull()
    expect(intentOf('start-stop', { ...RUNNING, quiet: true })).toEqual({ type: 'screen.quiet', on: false })
  })

  test('[PT-25] closed: the button for a quiet screen prints, and no other one; in no other phase it does', () => {
    const buttons = ['next', 'back', 'quiet', 'start-stop', 'reveal'] as const
    expect(buttons.filter((button) => prints(button, CLOSED))).toEqual(['quiet'])
    expect(prints('quiet', IDLE_VIEW)).toBe(false)
  })

  test('[DI-13] closed: back goes on with the session, start begins another one, next does nothing', () => {
    expect(BUTTONS.map((button) => intentOf(button, CLOSED)?.type ?? null)).toEqual([
      null,
      'session.reopen',
      null,
      'session.start',
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

function press(key: string): KeyPress {
  return { key, repeat: false, ctrlKey: false, altKey: false, metaKey: false }
}
