import { beforeEach, describe, expect, test } from 'vitest'
import { createClient, type Client } from '#core/protocol/client'
import type { Connection } from '#core/protocol/connection'
import { createHub, type Hub } from '#core/protocol/hub'
import { BEAT_EVERY, LONGEST_CLIENT_MESSAGE, LOST_AFTER, PROTOCOL_VERSION, type AnswerRefusal } from '#core/protocol/messages'
import type { LineView } from '#core/protocol/lines'
import type { ScreenKind } from '#core/protocol/roles'
import type { CardsView, DeskView, SessionView } from '#core/protocol/views'
import type { Intent } from '#core/session/intents'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { connectInMemory } from '../../support/memory-connection.ts'
import { IDLE_DESK, IDLE_VIEW, viewsWith } from '../../support/room-views.ts'

/** Three people, as they stood. */
const TODAY = { counts: [0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0], positions: [1.9, 2, 2.1] }

const NEXT: Intent = { type: 'guide.next', from: 1 }

function line(total: number): LineView {
  return { people: [], counts: [total, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], total }
}

/** A line that the big screen may show as it is. */
function showLine(total: number): void {
  hub.showLine(line(total), line(total))
}

function showSession(session: Partial<SessionView>): void {
  hub.show(viewsWith(session))
}

let clock: FakeClock
let hub: Hub
let asked: Intent[]
let answerWith: (intent: Intent) => Promise<AnswerRefusal | null>

beforeEach(() => {
  clock = createFakeClock()
  asked = []
  answerWith = async () => null
  hub = createHub({
    after: (milliseconds, call) => clock.after(milliseconds, call),
    ask: (intent) => {
      asked.push(intent)
      return answerWith(intent)
    },
    now: () => clock.now(),
    admit: ({ kind, token }) => {
      if (token === 'scribe') return { role: 'scribe', device: 'a phone' }
      if (kind === 'phone') return { role: 'phone', device: null }
      if (token !== 'right') return null
      return { role: kind === 'remote' ? 'driver' : kind, device: null }
    },
    views: viewsWith(),
  })
})

interface Screen {
  readonly client: Client
  readonly heard: string[]
  readonly views: SessionView[]
  readonly desks: DeskView[]
  readonly cards: CardsView[]
  readonly totals: number[]
}

/** Joins a screen to the hub, as a page would. */
function join(kind: ScreenKind, token: string | null, trusted = false): Screen {
  const [near, far] = connectInMemory()
  hub.attach(far, trusted)
  const heard: string[] = []
  const views: SessionView[] = []
  const desks: DeskView[] = []
  const cards: CardsView[] = []
  const totals: number[] = []
  const client = createClient({
    connection: near,
    kind,
    token,
    after: (milliseconds, call) => clock.after(milliseconds, call),
    listener: {
      session: (view) => views.push(view),
      desk: (view) => desks.push(view),
      cards: (view) => cards.push(view),
      you: (role) => heard.push(`you ${role}`),
      line: (message) => totals.push(message.total),
      link: (state) => heard.push(state),
      ended: (reason) => heard.push(`ended ${reason}`),
    },
  })
  return { client, heard, views, desks, cards, totals }
}

/** Speaks to the hub by hand, as something that is not our page would. */
function speak(trusted = true): { readonly connection: Connection; readonly said: unknown[] } {
  const [near, far] = connectInMemory()
  hub.attach(far, trusted)
  const said: unknown[] = []
  near.listen({ message: (text) => said.push(JSON.parse(text)), closed: () => said.push('closed') })
  return { connection: near, said }
}

async function greetWithToken(): Promise<Screen> {
  const screen = join('tablet', 'right')
  await settle()
  return screen
}

const HELLO = JSON.stringify({ t: 'hello', version: PROTOCOL_VERSION, kind: 'display' })
const settle = (): Promise<void> => clock.advance(0)

describe('joining', () => {
  test('[PR-3] a screen gets the newest session and the newest line as soon as it has said hello', async () => {
    showSession({ locale: 'en' })
    showLine(7)
    const screen = join('display', 'right')
    await settle()
    expect(screen.views).toEqual([{ ...IDLE_VIEW, locale: 'en' }])
    expect(screen.totals).toEqual([7])
    expect(hub.screens).toBe(1)
  })

  test('[PR-4] without the right token a screen of the network is told so and shut out; the kiosk window needs none', async () => {
    const [wrong, none, kiosk] = [join('display', 'wrong'), join('remote', null), join('display', null, true)]
    await settle()
    expect(wrong.heard.at(-1)).toBe('ended token')
    expect(none.heard.at(-1)).toBe('ended token')
    expect([wrong.views, none.views]).toEqual([[], []])
    expect(kiosk.views).toEqual([IDLE_VIEW])
  })

  test.each([
    ['another version', JSON.stringify({ t: 'hello', version: 99, kind: 'display' }), 'version'],
    ['no hello first', JSON.stringify({ t: 'seen', n: 1 }), 'bad-message'],
    ['an unknown kind of screen', JSON.stringify({ t: 'hello', version: PROTOCOL_VERSION, kind: 'admin' }), 'bad-message'],
    ['no JSON', '{', 'bad-message'],
    ['more than a screen may say', ' '.repeat(LONGEST_CLIENT_MESSAGE) + HELLO, 'bad-message'],
  ])('[PR-5] %s ends the connection with the reason', async (_, text, reason) => {
    const { connection, said } = speak()
    connection.send(text)
    await settle()
    expect(said).toEqual([{ t: 'goodbye', reason }, 'closed'])
    expect(hub.screens).toBe(0)
  })

  test('[PR-6] whoever says nothing for 5 s, or too much between two beats, is shut out', async () => {
    const mute = speak(false)
    await clock.advance(5000)
    expect(mute.said).toEqual([{ t: 'goodbye', reason: 'bad-message' }, 'closed'])
    const flood = speak()
    flood.connection.send(HELLO)
    for (let n = 0; n < 300; n++) flood.connection.send(JSON.stringify({ t: 'seen', n }))
    await settle()
    expect(flood.said.slice(-2)).toEqual([{ t: 'goodbye', reason: 'too-many' }, 'closed'])
  })

  test('[PR-6] strangers who wait without a word do not keep a screen with the token out: the one who waited longest goes', async () => {
    const crowd = Array.from({ length: 257 }, () => speak(false))
    await settle()
    expect(crowd.map(({ said }) => said.length > 0)).toEqual([true, ...Array<boolean>(256).fill(false)])
    expect(crowd[0]?.said).toEqual([{ t: 'goodbye', reason: 'too-many' }, 'closed'])
    expect((await greetWithToken()).views).toEqual([IDLE_VIEW])
  })

  test('[PR-6] the 257th screen with the token is told that there are too many', async () => {
    for (let screen = 0; screen < 256; screen++) await greetWithToken()
    expect((await greetWithToken()).heard.at(-1)).toBe('ended too-many')
    expect(hub.screens).toBe(256)
  })

  test('[PR-6] the kiosk’s own window keeps its place, however full the network makes it', async () => {
    Array.from({ length: 256 }, () => speak(false))
    const own = speak(true)
    await clock.advance(6000)
    expect(own.said).toEqual([])
    own.connection.send(HELLO)
    await settle()
    expect(own.said[0]).toMatchObject({ t: 'session' })
  })
})

describe('the live line', () => {
  test('[PR-7] a screen that does not keep up has at most two lines on the way, and then gets the newest, not the next', async () => {
    const { connection, said } = speak()
    connection.send(HELLO)
    await settle()
    for (let total = 1; total <= 20; total++) {
      showLine(total)
      await clock.advance(20)
    }
    const totals = (): unknown[] => said.flatMap((message) => (isLine(message) ? [message.total] : []))
    expect(totals()).toEqual([1, 2])
    connection.send(JSON.stringify({ t: 'seen', n: 1 }))
    await settle()
    expect(totals()).toEqual([1, 2, 20])
  })

  test('[PR-8] a screen that keeps up sees every line, but never more than one in 15 ms, and always the last', async () => {
    const screen = join('display', 'right')
    await settle()
    for (let total = 1; total <= 5; total++) {
      showLine(total)
      await clock.advance(20)
    }
    expect(screen.totals).toEqual([1, 2, 3, 4, 5])
    for (let total = 6; total <= 105; total++) {
      showLine(total)
      await clock.advance(1)
    }
    await clock.advance(15)
    expect(screen.totals.length).toBeLessThanOrEqual(5 + 8)
    expect(screen.totals.at(-1)).toBe(105)
  })

  test('[PR-20] a line on which nobody moved is not sent again', async () => {
    const screen = join('display', 'right')
    await settle()
    for (const total of [3, 3, 3, 4, 3]) {
      showLine(total)
      await clock.advance(20)
    }
    expect(screen.totals).toEqual([3, 4, 3])
  })

  test('[PR-20] what the big screen may not see does not reach it as a line that is as before', async () => {
    const [display, phone] = [join('display', 'right'), join('remote', 'right')]
    await settle()
    for (const total of [1, 2, 3]) {
      hub.showLine(line(total), line(9))
      await clock.advance(20)
    }
    expect(display.totals).toEqual([9])
    expect(phone.totals).toEqual([1, 2, 3])
  })
})

function isSession(message: unknown): message is { t: 'session'; n: number } {
  return typeof message === 'object' && message !== null && 't' in message && message.t === 'session'
}

function isLine(message: unknown): message is { t: 'line'; total: number } {
  return typeof message === 'object' && message !== null && 't' in message && message.t === 'line'
}

describe('the session view', () => {
  test('[PR-21] the big screen is told before the phones', async () => {
    const told: string[] = []
    for (const kind of ['remote', 'display'] as const) {
      const [near, far] = connectInMemory()
      hub.attach({ ...far, send: (text) => told.push(`${kind} ${text.slice(0, 12)}`) }, false)
      near.send(JSON.stringify({ t: 'hello', version: PROTOCOL_VERSION, kind, token: 'right' }))
    }
    await settle()
    told.splice(0)
    showSession({ phase: 'running', step: 3 })
    expect(told.slice(0, 2)).toEqual(['display {"t":"sessio', 'remote {"t":"sessio'])
  })

  test('[PR-22] what is about to be so goes to the big screen alone; the phones hear of it once it is, or nothing', async () => {
    const [display, phone] = [join('display', 'right'), join('remote', 'right')]
    await settle()
    const next = { ...IDLE_VIEW, practice: true }
    hub.showAhead(next)
    await settle()
    expect([display.views, phone.views]).toEqual([[IDLE_VIEW, next], [IDLE_VIEW]])
    hub.showAhead(IDLE_VIEW)
    hub.showAhead(next)
    showSession({ practice: true })
    await settle()
    expect([display.views, phone.views]).toEqual([
      [IDLE_VIEW, next, IDLE_VIEW, next],
      [IDLE_VIEW, next],
    ])
  })

  test('[PL-9] a phone that came without a code hears of a change what it may know, and nothing more', async () => {
    const [phone, driver] = [join('phone', 'none'), join('remote', 'right')]
    await settle()
    showSession({ phase: 'running', step: 4, today: TODAY, phones: false, guests: 'top' })
    await settle()
    expect(driver.views.at(-1)).toMatchObject({ today: TODAY, guests: 'top' })
    expect(phone.views.at(-1)).toMatchObject({ step: 4, today: null, guests: null })
  })

  test('[PR-9] every screen is told when it changes, and not when it does not', async () => {
    const [one, two] = [join('display', 'right'), join('remote', 'right')]
    await settle()
    showSession({})
    showSession({ practice: true })
    await settle()
    expect(one.views).toEqual([IDLE_VIEW, { ...IDLE_VIEW, practice: true }])
    expect(two.views).toEqual(one.views)
  })
})

describe('what each role gets', () => {
  const CARD = {
    id: 1,
    key: 'key-of-a-card',
    kind: 'top',
    text: 'We bellen terug',
    who: '',
    when: '',
    starred: false,
    guest: false,
  } as const

  test('[PR-15] remotes get the desk, all cards and the whole line; the big screen only what it shows; a participant only the session', async () => {
    hub.show({ ...viewsWith(), cards: [CARD] })
    hub.showLine(line(7), line(0))
    const [phone, screen, guest] = [join('remote', 'right'), join('display', 'right'), join('guest', 'right')]
    await settle()
    expect([phone.desks, phone.cards, phone.totals]).toEqual([[IDLE_DESK], [[CARD]], [7]])
    expect([screen.desks, screen.cards, screen.totals]).toEqual([[], [[]], [0]])
    expect([guest.desks, guest.cards, guest.totals]).toEqual([[], [], []])
    expect([phone, screen, guest].map(({ views }) => views)).toEqual([[IDLE_VIEW], [IDLE_VIEW], [IDLE_VIEW]])
  })

  test('[PR-16] a remote is told what it is, and again when that changes, with all that it may see then', async () => {
    const phone = join('remote', 'scribe')
    await settle()
    expect(await phone.client.ask(NEXT)).toBe('not-allowed')
    hub.setRole('a phone', 'driver')
    await settle()
    expect(await phone.client.ask(NEXT)).toBeNull()
    hub.setRole('a phone', null)
    await settle()
    expect(phone.heard).toEqual(['live', 'you scribe', 'you driver', 'ended token'])
  })

  test('[PR-19] a screen that has enough to read gets no further view, and the newest once it has caught up', async () => {
    const [near, far] = connectInMemory()
    let unsent = 0
    hub.attach({ ...far, unsent: () => unsent }, true)
    const said: unknown[] = []
    near.listen({ message: (text) => said.push(JSON.parse(text)), closed: () => undefined })
    near.send(HELLO)
    await settle()
    const numbers = (): unknown[] => said.flatMap((message) => (isSession(message) ? [message.n] : []))
    unsent = 100_000
    for (const ambition of ['een', 'twee', 'drie']) showSession({ wording: { ...IDLE_VIEW.wording, ambition } })
    await settle()
    expect(numbers()).toEqual([1])
    unsent = 0
    await clock.advance(BEAT_EVERY)
    expect(numbers()).toEqual([1, 4])
  })

  test('[PR-17] a view comes with host time, and the same view later is not another one', async () => {
    const { connection, said } = speak()
    connection.send(HELLO)
    await settle()
    await clock.advance(5000)
    showSession({})
    await settle()
    const sessions = said.filter((message) => JSON.stringify(message).includes('"t":"session"'))
    expect(sessions).toEqual([{ t: 'session', n: 1, now: clock.now() - 5000, view: IDLE_VIEW }])
  })
})

describe('asking', () => {
  test('[PR-10] an intent is answered once it was carried out, with null or with the refusal', async () => {
    const { client } = join('remote', 'right')
    await settle()
    expect(await client.ask(NEXT)).toBeNull()
    answerWith = async () => 'moved-on'
    expect(await client.ask(NEXT)).toBe('moved-on')
    expect(asked).toEqual([NEXT, NEXT])
  })

  test('[PR-11] what a role may not ask is refused and reaches nobody', async () => {
    const { client } = join('tablet', 'right')
    await settle()
    expect(await client.ask(NEXT)).toBe('not-allowed')
    expect(asked).toEqual([])
  })

  test('[PR-12] more than eight questions at once are refused as busy', async () => {
    answerWith = () => new Promise(() => undefined)
    const { client } = join('remote', 'right')
    await settle()
    const ninth = Array.from({ length: 9 }, () => client.ask(NEXT)).at(-1)
    expect(await ninth).toBe('busy')
    expect(asked).toHaveLength(8)
  })

  test('[PR-13] when the connection ends first, the one who asked is told that nobody answered', async () => {
    answerWith = () => new Promise(() => undefined)
    const { client, heard } = join('remote', 'right')
    await settle()
    const answer = client.ask(NEXT)
    hub.close()
    expect(await answer).toBe('no-answer')
    expect(await client.ask(NEXT)).toBe('no-answer')
    expect(heard.at(-1)).toBe('ended stopping')
  })
})

describe('noticing that the other is gone', () => {
  test('[PR-14] in a quiet room the beat keeps a screen live; without it the screen knows within 2 s, and a message brings it back', async () => {
    const [near, far] = connectInMemory()
    hub.attach(far, true)
    let deaf = false
    const heard: string[] = []
    const throughGlass: Connection = {
      ...near,
      listen: (listener) =>
        near.listen({ message: (text) => (deaf ? undefined : listener.message(text)), closed: () => listener.closed() }),
    }
    createClient({
      connection: throughGlass,
      kind: 'display',
      token: null,
      after: (milliseconds, call) => clock.after(milliseconds, call),
      listener: { session: () => undefined, line: () => undefined, link: (state) => heard.push(state), ended: () => undefined },
    })
    await clock.advance(60_000)
    expect(heard).toEqual(['live'])
    deaf = true
    await clock.advance(LOST_AFTER)
    expect(heard).toEqual(['live', 'lost'])
    deaf = false
    await clock.advance(BEAT_EVERY)
    expect(heard).toEqual(['live', 'lost', 'live'])
  })
})
