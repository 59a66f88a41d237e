import { expect, test } from 'vitest'
import { createHub } from '#core/protocol/hub'
import type { ScreenKind } from '#core/protocol/roles'
import type { SessionView } from '#core/protocol/views'
import type { SessionEvent } from '#core/session/events'
import type { Intent } from '#core/session/intents'
import { silentLog } from '#host/ports/log'
import { createRoom } from '#host/room'
import { intentOf } from '../../renderer/display/clicker.ts'
import { keepHostLink, type HostLink } from '../../renderer/shared/host-link.ts'
import { createBadNetwork } from '../support/bad-network.ts'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'
import { createMemoryJournal } from '../support/memory-journal.ts'
import { createRandom } from '../support/random.ts'

const EVENINGS = 1000
const PRESSES = 14
/** Time for every connection to be made anew and every note to be sent once more, ms. */
const CALM = 20_000

test(
  `[GU-8] ${EVENINGS} evenings of two phones and a clicker, with delays, losses and new connections: no step is skipped, no note lost or doubled, all screens agree`,
  { timeout: 300_000 },
  async () => {
    const wrong: object[] = []
    let steps = 0
    let refused = 0
    let breaks = 0
    for (let seed = 0; seed < EVENINGS; seed++) {
      const evening = await playEvening(seed)
      steps += evening.moves.length
      refused += evening.refused
      breaks += evening.breaks
      if (evening.faults.length > 0) wrong.push({ seed, faults: evening.faults })
    }
    expect(wrong).toEqual([])
    // The evenings were as bad as they should be.
    expect(steps).toBeGreaterThan(EVENINGS)
    expect(refused).toBeGreaterThan(EVENINGS)
    expect(breaks).toBeGreaterThan(EVENINGS)
  },
)

async function playEvening(seed: number) {
  const random = createRandom(seed)
  const clock = createFakeClock()
  const network = createBadNetwork(clock, random)
  const journal = createMemoryJournal()
  const kept: SessionEvent[] = []
  const room = createRoom({
    journal: { ...journal, append: (events, written) => (journal.append(events, written), kept.push(...events)) },
    clock,
    log: silentLog,
    locale: 'nl',
    notice: null,
    newId: () => 'an-evening',
    listener: {
      views: (views) => hub.show(views),
      ahead: (view) => hub.showAhead(view),
      line: (line, shown) => hub.showLine(line, shown),
    },
  })
  const hub = createHub({
    after: (milliseconds, call) => clock.after(milliseconds, call),
    now: () => clock.now(),
    ask: async (intent) => room.ask(intent),
    admit: ({ kind }) => ({ role: kind === 'remote' ? 'driver' : 'display', device: null }),
    views: room.views,
  })
  room.ask({ type: 'session.start' })
  const dial = (kind: ScreenKind): Screen =>
    joinScreen(kind, clock, () => {
      const [near, far] = network.dial()
      hub.attach(far, false)
      return near
    })
  const screens = [dial('remote'), dial('remote'), dial('display')]
  let breaks = 0
  for (let press = 0; press < PRESSES; press++) {
    await clock.advance(random() * 500)
    const screen = screens[Math.floor(random() * screens.length)]
    if (random() < 0.15) {
      network.breakAll()
      breaks++
    } else if (random() < 0.3) screen?.note(`note-${seed}-${press}`)
    else screen?.press(random() < 0.7 ? 'next' : 'back')
  }
  network.calmDown()
  await clock.advance(CALM)
  const moves = kept.filter((event) => event.type === 'step-changed')
  const notes = room.views.cards.map(({ text }) => text)
  const acknowledged = screens.flatMap(({ sent }) => sent)
  hub.close()
  const faults = [
    ...moves.filter(({ from, to }) => Math.abs(from - to) !== 1).map((event) => ({ skipped: event })),
    ...acknowledged.filter((text) => notes.filter((note) => note === text).length !== 1).map((text) => ({ lostOrDoubled: text })),
    ...screens.filter(({ newest }) => JSON.stringify(newest()) !== JSON.stringify(room.view)).map(() => ({ disagrees: true })),
    ...screens.filter(({ waiting }) => waiting() > 0).map(() => ({ neverAnswered: true })),
  ]
  return { moves, faults, breaks, refused: screens.reduce((sum, screen) => sum + screen.refused(), 0) }
}

interface Screen {
  press(button: 'next' | 'back'): void
  /** Writes a note, and sends it again for as long as nobody has answered. */
  note(text: string): void
  readonly newest: () => SessionView | null
  /** Notes that were answered with yes. */
  readonly sent: readonly string[]
  readonly waiting: () => number
  readonly refused: () => number
}

function joinScreen(
  kind: ScreenKind,
  clock: FakeClock,
  dial: () => ReturnType<ReturnType<typeof createBadNetwork>['dial']>[0],
): Screen {
  let view: SessionView | null = null
  let refused = 0
  let waiting = 0
  const sent: string[] = []
  const link: HostLink = keepHostLink({
    carrier: { replaceable: true, dial: () => Promise.resolve(dial()) },
    kind,
    token: null,
    after: (milliseconds, call) => clock.after(milliseconds, call),
    listener: {
      session(next) {
        view = next
      },
      line: () => undefined,
      link: () => undefined,
    },
  })

  async function ask(intent: Intent): Promise<void> {
    if ((await link.ask(intent)) !== null) refused++
  }

  async function deliver(text: string): Promise<void> {
    const answer = await link.ask({ type: 'card.add', key: text, kind: 'top', text, who: '', when: '' })
    if (answer === null) {
      sent.push(text)
      waiting--
    } else clock.after(500, () => void deliver(text))
  }

  return {
    press(button) {
      const intent = view === null ? null : intentOf(button, view)
      // A clicker or a thumb never ends the session here: this is about steps.
      if (intent === null || intent.type === 'session.close' || intent.type === 'session.reopen') return
      void ask(intent)
    },
    note(text) {
      // The big screen has no keyboard for notes.
      if (kind !== 'remote') return
      waiting++
      void deliver(text)
    },
    newest: () => view,
    sent,
    waiting: () => waiting,
    refused: () => refused,
  }
}
