import { describe, expect, test } from 'vitest'
import { listenToClicker, type Button, type KeyListener, type KeySource } from '../../renderer/display/clicker.ts'
import { createWedgeEar, TOGETHER } from '../../renderer/display/wedge-ear.ts'

const FREE = { repeat: false, ctrlKey: false, altKey: false, metaKey: false }

/** A window in which keys are pressed at their times, with a clock that stands still in between. */
function keyboard() {
  const listeners = new Set<KeyListener>()
  const target: KeySource = {
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  }
  const pressed: Button[] = []
  const typed: string[] = []
  const timers = new Map<() => void, number>()
  let now = 0
  const after = (milliseconds: number, call: () => void) => {
    timers.set(call, now + milliseconds)
    return () => timers.delete(call)
  }
  const stop = listenToClicker(target, (button) => pressed.push(button), { typed: (text) => typed.push(text), after })

  function wait(milliseconds: number): void {
    now += milliseconds
    for (const [call, at] of timers) if (at <= now && timers.delete(call)) call()
  }

  return {
    pressed,
    typed,
    stop,
    wait,
    /** One key after the other, so many ms apart; true for each that was kept from the page. */
    press(keys: readonly string[], apart: number, held = FREE): readonly boolean[] {
      return keys.map((key) => {
        let prevented = false
        for (const listener of listeners) listener({ key, ...held, timeStamp: now, preventDefault: () => (prevented = true) })
        wait(apart)
        return prevented
      })
    },
  }
}

const burst = (text: string): readonly string[] => [...text.split(''), 'Enter']

describe('a reader that is a keyboard', () => {
  test.each(['0012345678', '4711', '04A1B2C3D4E5F6', 'B1B2C3D4', 'deadbeef1234', 'U0012345678', 'WB00C0DE', '1'.repeat(32)])(
    '[NF-20] types %s and Enter: a number, and no button',
    (text) => {
      const { press, typed, pressed, wait } = keyboard()
      press(burst(text), 8)
      wait(1000)
      expect(typed).toEqual([text])
      expect(pressed).toEqual([])
    },
  )

  test('[NF-20] with a shift key before each capital letter it is the same', () => {
    const { press, typed } = keyboard()
    press(['Shift', 'U', '0', '4', 'Shift', 'A', '1', '2', 'Enter'], 10)
    expect(typed).toEqual(['U04A12'])
  })

  test.each([
    ['slow hands', burst('0012345678'), TOGETHER + 10, FREE],
    ['three digits', burst('123'), 5, FREE],
    ['more digits than a number has', burst('1'.repeat(34)), 5, FREE],
    ['no Enter', [...burst('0012345678').slice(0, -1), 'Tab'], 5, FREE],
    ['a word', burst('klaar'), 5, FREE],
    ['a key that is held', burst('11111111'), 30, { ...FREE, repeat: true }],
    ['a shortcut', burst('12345678'), 5, { ...FREE, ctrlKey: true }],
  ])('[NF-20] %s are no number', (_, keys, apart, held) => {
    const { press, typed } = keyboard()
    press(keys, apart, held)
    expect(typed).toEqual([])
  })

  test('[NF-20] Enter at the end of a number does not reach the page, and any other Enter does', () => {
    const { press } = keyboard()
    expect(press(burst('0012345678'), 8).at(-1)).toBe(true)
    expect(press(['Enter'], 8)).toEqual([false])
  })
})

describe('a clicker', () => {
  test('[NF-21] acts at once beside a reader: each of its keys, but b within 50 ms', () => {
    const { press, pressed, wait } = keyboard()
    press(['PageDown'], 0)
    press(['PageUp'], 0)
    press(['.'], 0)
    press(['ArrowRight'], 0)
    expect(pressed).toEqual(['next', 'back', 'quiet'])
    wait(200)
    press(['b'], 0)
    expect(pressed).toHaveLength(3)
    wait(TOGETHER)
    expect(pressed).toEqual(['next', 'back', 'quiet', 'quiet'])
  })

  test('[NF-21] whose b bounces turns the screen once; pressed into a number it is next all the same', () => {
    const { press, pressed, typed, wait } = keyboard()
    press(['b', 'b'], 5)
    wait(TOGETHER)
    expect(pressed).toEqual(['quiet'])
    press(['0', '0', '1', 'PageDown', '2', '3', '4', '5', 'Enter'], 8)
    expect(pressed).toEqual(['quiet', 'next'])
    expect(typed).toEqual(['2345'])
  })

  test('[NF-21] is heard no more when the screen stops listening, also of a b that waits', () => {
    const { press, pressed, stop, wait } = keyboard()
    press(['b'], 0)
    stop()
    wait(100)
    expect(pressed).toEqual([])
  })
})

test('[NF-22] ten million keys of a mad reader are at most ten numbers a second, and none that is too long is kept', () => {
  const ear = createWedgeEar()
  let typed = 0
  let now = 0
  const startedAt = performance.now()
  for (let key = 0; key < 10_000_000; key++) {
    now += 1
    // Numbers of ten digits for half of it, and then one that never ends.
    const isEnd = key < 5_000_000 && key % 11 === 10
    const heard = ear.take({ ...FREE, key: isEnd ? 'Enter' : `${key % 10}` }, now)
    if (heard.type === 'typed') typed += 1
  }
  expect(typed).toBeLessThanOrEqual(5000 * 10 + 1)
  expect(typed).toBeGreaterThan(1000)
  expect(ear.take({ ...FREE, key: 'Enter' }, now + 1)).toEqual({ type: 'part' })
  expect(performance.now() - startedAt).toBeLessThan(20_000)
})
