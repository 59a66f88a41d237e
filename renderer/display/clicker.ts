/** The clicker and the keyboard: which key is which button, and what a button asks for now. */
import { LAST_STEP, stepBefore } from '#core/method/steps'
import type { RemoteRequest } from '#core/protocol/remote-requests'
import type { SessionView } from '#core/protocol/views'
import type { Intent } from '#core/session/intents'
import type { After } from '#core/timer'
import { createWedgeEar, TOGETHER } from './wedge-ear.ts'

/**
 * `start-stop` is one key of a real clicker that sends F5, Shift+F5 and Escape in turn. For a keyboard: `reveal` shows or hides where
 * people stand, `page` turns the page of the cards, `language` and `theme` are of this screen. `invite` shows the code for one more phone, or takes
 * it away; `clear-phones` shuts all phones out, for whoever stands at the kiosk and wants to begin anew.
 */
export type Button = 'next' | 'back' | 'quiet' | 'start-stop' | 'reveal' | 'page' | 'invite' | 'clear-phones' | 'language' | 'theme'

/** What is needed of a `KeyboardEvent`. */
export interface KeyPress {
  readonly key: string
  readonly repeat: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

const BUTTONS: ReadonlyMap<string, Button> = new Map([
  ['PageDown', 'next'],
  ['ArrowRight', 'next'],
  ['ArrowDown', 'next'],
  [' ', 'next'],
  ['n', 'next'],
  ['PageUp', 'back'],
  ['ArrowLeft', 'back'],
  ['ArrowUp', 'back'],
  ['Backspace', 'back'],
  ['p', 'back'],
  ['.', 'quiet'],
  ['b', 'quiet'],
  ['F5', 'start-stop'],
  ['Escape', 'start-stop'],
  ['r', 'reveal'],
  ['k', 'page'],
  ['i', 'invite'],
  // No clicker has it, and no thumb finds it by mistake.
  ['Delete', 'clear-phones'],
  ['l', 'language'],
  ['t', 'theme'],
])

/** The same button again within this, ms, is one press: keys bounce, and thumbs shake. */
const DEBOUNCE = 150

/** The button of a key, or null for a key that is not ours. */
export function buttonOf({ key, ctrlKey, altKey, metaKey }: KeyPress): Button | null {
  if (ctrlKey || altKey || metaKey) return null
  return BUTTONS.get(key.length === 1 ? key.toLowerCase() : key) ?? null
}

/** Decides for each press of a button whether it counts. `now` in ms, on a clock that never runs back. */
export function createDebounce(): (button: Button, repeat: boolean, now: number) => boolean {
  const last = new Map<Button, number>()
  return (button, repeat, now) => {
    if (repeat || now - (last.get(button) ?? -Infinity) < DEBOUNCE) return false
    last.set(button, now)
    return true
  }
}

/** What a button asks the host for, as the room is now; null when it asks nothing. */
export function intentOf(button: Button, view: SessionView): Intent | null {
  switch (view.phase) {
    case 'idle':
    case 'preparing':
      return button === 'next' || button === 'start-stop' ? { type: 'session.start' } : null
    case 'running':
      return whileRunning(button, view)
    case 'closed':
      if (button === 'back') return { type: 'session.reopen' }
      return button === 'start-stop' ? { type: 'session.start' } : null
  }
}

function whileRunning(button: Button, { step, quiet, positions }: SessionView): Intent | null {
  if (step === null) return null
  switch (button) {
    case 'next':
      return step === LAST_STEP ? { type: 'session.close' } : { type: 'guide.next', from: step }
    case 'back':
      return stepBefore(step) === null ? null : { type: 'guide.back', from: step }
    case 'quiet':
      return { type: 'screen.quiet', on: !quiet }
    case 'start-stop':
      // It was pressed to start, or by a thumb that slipped: it never ends anything.
      return quiet ? { type: 'screen.quiet', on: false } : null
    case 'reveal':
      return { type: 'screen.positions', to: positions === 'live' ? 'hidden' : 'live' }
    case 'page':
    case 'invite':
    case 'clear-phones':
    case 'language':
    case 'theme':
      return null
  }
}

/** What a button asks of the phones that lead; null when it asks nothing. `isOpen`: the code for one more is on the screen. */
export function requestOf(button: Button, isOpen: boolean): RemoteRequest | null {
  if (button === 'invite') return { type: 'remote.invite', on: !isOpen }
  return button === 'clear-phones' ? { type: 'remote.clear' } : null
}

/** What is needed of a `Window`. */
export interface KeySource {
  addEventListener(type: 'keydown', listener: KeyListener): void
  removeEventListener(type: 'keydown', listener: KeyListener): void
}
export type KeyListener = (event: KeyPress & Pick<Event, 'preventDefault' | 'timeStamp'>) => void

export interface ClickerOptions {
  /** What a reader of badges typed that is a keyboard. */
  readonly typed: (text: string) => void
  readonly after: After
}

/** Calls `press` for every button that counts, and keeps its key from scrolling or reloading the page. Returns how to stop. */
export function listenToClicker(target: KeySource, press: (button: Button) => void, { typed, after }: ClickerOptions): () => void {
  const counts = createDebounce()
  const ear = createWedgeEar()
  let cancelLetter: (() => void) | null = null

  function pressIfCounts(button: Button, { repeat, timeStamp }: Parameters<KeyListener>[0]): void {
    if (counts(button, repeat, timeStamp)) press(button)
  }

  const onKey: KeyListener = (event) => {
    const heard = ear.take(event, event.timeStamp)
    if (heard.type === 'part' || heard.type === 'typed') {
      event.preventDefault()
      cancelLetter?.()
      if (heard.type === 'typed') typed(heard.text)
      return
    }
    const button = buttonOf(event)
    if (button === null) return
    event.preventDefault()
    if (heard.type === 'other') return pressIfCounts(button, event)
    cancelLetter?.()
    cancelLetter = after(TOGETHER, () => pressIfCounts(button, event))
  }
  target.addEventListener('keydown', onKey)
  return () => {
    cancelLetter?.()
    target.removeEventListener('keydown', onKey)
  }
}
