import { beforeEach, describe, expect, test } from 'vitest'
import type { PlaceList } from '#core/presence/place-list'
import { SCALE_NUMBERS } from '#core/scale/position'
import { createPlacePost, type Post } from '../../renderer/place/place-post.ts'
import { takeMark } from '../../renderer/place/take-mark.ts'
import {
  createPlaceKeeper,
  type KeptPlaces,
  type PlaceAnswer,
  type PlaceKeeper,
  type PlaceState,
} from '../../renderer/shared/place-keeper.ts'
import { placePageOf } from '../../renderer/shared/place-state.ts'
import { numberText, partOf, positionAt, positionByKey } from '../../renderer/shared/slide.ts'
import { allAtTen, allBack, placed, someAreAway, takenOff, type TabletPeople } from '../../renderer/tablet/people.ts'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'
import { RUNNING } from '../support/screen-states.ts'

let clock: FakeClock
let stored: Map<string, string>
let sent: PlaceList[]
let answers: PlaceAnswer[]
let kept: KeptPlaces
let state: PlaceState

beforeEach(() => {
  clock = createFakeClock()
  stored = new Map()
  sent = []
  answers = []
})

/** A page that opens; what is not listed among the answers is done. */
function open(): PlaceKeeper {
  return createPlaceKeeper({
    send: async (list) => {
      sent.push(list)
      return answers.shift() ?? null
    },
    after: (milliseconds, call) => clock.after(milliseconds, call),
    now: () => clock.now(),
    storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value) },
    name: 'here',
    changed: (next, how) => {
      kept = next
      state = how
    },
  })
}

const LISTENS = { session: 'one', listens: true }
const DEAF = { session: 'one', listens: false }

function stands(): readonly number[] {
  return sent.map(({ people }) => people[0]?.position ?? -1)
}

describe('keeping a place until the host has it', () => {
  test('[PL-20] it is sent as it is now, one at a time: a finger that slides does not queue', async () => {
    const keeper = open()
    keeper.follow(LISTENS)
    for (const position of [1, 2, 3, 4]) keeper.set([{ id: 0, position }])
    expect(state).toBe('waiting')
    await clock.advance(1000)
    expect([stands(), state]).toEqual([[1, 4], 'sent'])
    expect((sent[1]?.n ?? 0) > (sent[0]?.n ?? 0)).toBe(true)
  })

  test.each<PlaceAnswer>(['no-answer', 'slow-down', 'places-closed', 'busy'])(
    '[PL-20] after %s it is sent again',
    async (passing) => {
      const keeper = open()
      keeper.follow(LISTENS)
      answers = [passing, passing]
      keeper.set([{ id: 0, position: 5 }])
      await clock.advance(3000)
      expect([sent.length, new Set(sent.map(({ n }) => n)).size, state]).toEqual([3, 1, 'sent'])
    },
  )

  test('[PL-20] what was done without a connection is kept over a reload and sent when the host listens; again when it may have forgotten', async () => {
    const keeper = open()
    keeper.follow(LISTENS)
    keeper.follow(DEAF)
    keeper.set([{ id: 0, position: 5 }])
    keeper.set([{ id: 0, position: 6 }])
    await clock.advance(5000)
    expect([sent, state]).toEqual([[], 'waiting'])
    const again = open()
    again.follow(LISTENS)
    await clock.advance(500)
    again.follow(DEAF)
    again.follow(LISTENS)
    await clock.advance(500)
    expect([stands(), new Set(sent.map(({ n }) => n)).size]).toEqual([[6, 6], 1])
  })

  test('[PL-20] nobody of one session stands in another one', async () => {
    const keeper = open()
    keeper.follow(LISTENS)
    keeper.set([{ id: 0, position: 5 }])
    await clock.advance(500)
    keeper.follow({ session: 'two', listens: true })
    await clock.advance(500)
    expect([sent.length, kept.people, state]).toEqual([1, [], 'sent'])
    keeper.follow({ session: null, listens: false })
    expect([kept.session, stored.get('here')?.includes('"people":[]')]).toEqual([null, true])
  })

  test.each(['line-full', 'no-cookie'] as const)(
    '[PL-20] %s is said, and asked again only when somebody moves',
    async (lasting) => {
      const keeper = open()
      keeper.follow(LISTENS)
      answers = [lasting]
      keeper.set([{ id: 0, position: 5 }])
      await clock.advance(5000)
      expect([sent.length, state]).toEqual([1, lasting])
      keeper.set([{ id: 0, position: 6 }])
      await clock.advance(500)
      expect([sent.length, state]).toEqual([2, 'sent'])
    },
  )

  test('[PL-21] a page that wakes up late takes over what another page of this phone did meanwhile', async () => {
    const [old, young] = [open(), open()]
    for (const page of [old, young]) page.follow(LISTENS)
    old.set([{ id: 0, position: 2 }])
    await clock.advance(500)
    old.follow(DEAF)
    young.reload()
    young.set([{ id: 0, position: 9 }])
    await clock.advance(500)
    old.follow(LISTENS)
    await clock.advance(500)
    expect([stands().at(-1), kept.people]).toEqual([9, [{ id: 0, position: 9 }]])
  })
})

describe('pointing at the line', () => {
  test('[PL-22] what is pointed at is where it is drawn, and nearly a whole number is one', () => {
    expect(SCALE_NUMBERS.map((number) => positionAt(partOf(number)))).toEqual([...SCALE_NUMBERS])
    expect([positionAt(partOf(6.15)), positionAt(partOf(6.5)), positionAt(partOf(6.34))]).toEqual([6, 6.5, 6.3])
    expect([positionAt(-3), positionAt(0), positionAt(1), positionAt(7)]).toEqual([0, 0, 10, 10])
  })

  test('[PL-22] keys move by halves and ones, name a number, and begin in the middle', () => {
    const keys = ['ArrowUp', 'ArrowLeft', 'PageUp', 'PageDown', 'Home', 'End', '7', 'a', 'Tab']
    expect(keys.map((key) => positionByKey(key, 4))).toEqual([4.5, 3.5, 5, 3, 0, 10, 7, null, null])
    expect([positionByKey('ArrowUp', null), positionByKey('ArrowUp', 10), positionByKey('ArrowDown', 0)]).toEqual([5, 10, 0])
    expect([numberText(6.5, 'nl'), numberText(6.5, 'en'), numberText(7, 'nl')]).toEqual(['6,5', '6.5', '7'])
  })
})

describe('a phone and its cookie', () => {
  const list: PlaceList = { session: 'one', n: 1, people: [] }
  let asked: string[]

  function answering(...refusals: readonly unknown[]): Post {
    const left = [...refusals]
    asked = []
    return async (path) => {
      asked.push(path)
      return { json: async () => ({ refusal: left.shift() ?? null }) }
    }
  }

  test('[PL-23] it gets in once', async () => {
    const post = createPlacePost(answering())
    expect([await post(list), await post(list)]).toEqual([null, null])
    expect(asked).toEqual(['/p/in', '/p/place', '/p/place'])
  })

  test('[PL-23] one that the host does not know any more gets in again; one that keeps no cookie says so', async () => {
    const post = createPlacePost(answering(null, null, 'unknown-phone', null, 'unknown-phone'))
    expect([await post(list), await post(list)]).toEqual([null, 'no-cookie'])
    expect(asked).toEqual(['/p/in', '/p/place', '/p/place', '/p/in', '/p/place'])
  })

  test('[PL-23] a refusal is passed on; what is no answer of ours is none', async () => {
    expect(await createPlacePost(answering('places-closed'))(list)).toBe('places-closed')
    expect(await createPlacePost(async () => ({ json: async () => '<html>a hotel asks you to log in</html>' }))(list)).toBe(
      'no-answer',
    )
    expect(await createPlacePost(() => Promise.reject(new TypeError('Failed to fetch')))(list)).toBe('no-answer')
  })

  test('[PL-25] the mark is taken out of the address', () => {
    const replaced: string[] = []
    const page = (hash: string): Parameters<typeof takeMark>[0] => ({
      location: { hash, pathname: '/place/', search: '?locale=en' },
      history: { replaceState: (_, __, url) => replaced.push(url) },
    })
    expect(['#10', '#0', '#7', ''].map((hash) => takeMark(page(hash)))).toEqual([10, 0, null, null])
    expect(replaced).toEqual(['/place/?locale=en', '/place/?locale=en'])
  })

  test('[PL-26] what the page says', () => {
    const live = { link: 'live', goodbye: null } as const
    const lost = { link: 'lost', goodbye: null } as const
    const view = { ...RUNNING, step: 3, phones: true } as const
    expect(placePageOf(null, { ...lost, link: 'connecting' }, 'phone')).toBe('connecting')
    expect(placePageOf(null, lost, 'phone')).toBe('lost')
    expect(placePageOf(view, { ...lost, goodbye: 'too-many' }, 'phone')).toBe('full')
    expect([placePageOf(view, live, 'phone'), placePageOf(view, lost, 'phone')]).toEqual(['open', 'open'])
  })
})

describe('people on a tablet', () => {
  const NOBODY: TabletPeople = { people: [], current: null }

  test('[PL-24] one after the other comes, is moved while it is their turn, and is taken off', () => {
    const one = placed(NOBODY, 4)
    const moved = one === null ? null : placed(one, 5)
    expect(moved).toEqual({ current: 1, people: [{ id: 1, position: 5 }] })
    const two = placed({ people: moved?.people ?? [], current: null }, 8) ?? NOBODY
    expect(two.people.map(({ position }) => position)).toEqual([5, 8])
    expect(placed({ ...two, current: 1 }, 6)?.people.map(({ position }) => position)).toEqual([6, 8])
    expect([takenOff({ ...two, current: 1 }).people, takenOff({ ...two, current: null }).people]).toEqual([
      [{ id: 2, position: 8 }],
      [{ id: 1, position: 5 }],
    ])
    expect(takenOff(NOBODY)).toEqual(NOBODY)
  })

  test('[PL-24] forty fit', () => {
    const people = Array.from({ length: 40 }, (_, id) => ({ id, position: 3 }))
    expect(placed({ people, current: null }, 4)).toBeNull()
    expect(placed({ people, current: 7 }, 4)?.people[7]?.position).toBe(4)
  })

  test('[PL-24] all go to the 10 and back to where they were, and who came later stays', () => {
    const people = [
      { id: 1, position: 4 },
      { id: 2, position: 7 },
    ]
    const away = [...allAtTen(people), { id: 3, position: 10 }]
    expect([someAreAway(people), someAreAway(away), someAreAway([])]).toEqual([true, false, false])
    expect(allBack(away, people)).toEqual([...people, { id: 3, position: 10 }])
  })
})
