/** One picture from strip, badges, phones and tablets: who is one person and who is two. */
import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { FloorState } from '#core/floor/floor'
import { applyHand, NO_HAND } from '#core/floor/hand'
import { createMixer, type Mixer, type Picture } from '#core/presence/mixer'
import { NO_PLACES, PLACE_KINDS, type PlaceKind, type Places } from '#core/presence/place'
import { SOURCES_OF_PEOPLE, withSource, type Sources } from '#core/presence/sources'
import { nearestNumber, SCALE_NUMBERS, sumOf } from '#core/scale/position'

/** Ids on the strip and where they stand. */
type Strip = Readonly<Record<number, number>>

/** A room in the hands of a test; time in seconds. */
class Room {
  readonly #mixer: Mixer = createMixer()
  #strip: Strip = {}
  #places: Places = NO_PLACES
  #sources: Sources = SOURCES_OF_PEOPLE
  picture: Picture

  constructor() {
    this.picture = this.#mixer.mix(feltOf({ 999: 5 }, 0), NO_PLACES, SOURCES_OF_PEOPLE, 0)
    // Somebody lays out the sheets: from then on people are seen as they come.
    this.strip({}, 1)
    this.strip({}, 4)
  }

  strip(strip: Strip, time: number): Picture {
    this.#strip = strip
    return this.#mix(time)
  }

  take(kind: PlaceKind, id: number, position: number, time: number): Picture {
    const others = this.#places[kind].filter((place) => place.id !== id)
    this.#places = { ...this.#places, [kind]: [...others, { id, position, at: time * 1000 }] }
    return this.#mix(time)
  }

  drop(kind: PlaceKind, id: number, time: number): Picture {
    this.#places = { ...this.#places, [kind]: this.#places[kind].filter((place) => place.id !== id) }
    return this.#mix(time)
  }

  count(sources: Sources, time: number): Picture {
    this.#sources = sources
    return this.#mix(time)
  }

  otherStrip(strip: Strip, time: number): Picture {
    this.#mixer.restart()
    return this.strip(strip, time)
  }

  #mix(time: number): Picture {
    this.picture = this.#mixer.mix(feltOf(this.#strip, time), this.#places, this.#sources, time * 1000)
    return this.picture
  }
}

function feltOf(strip: Strip, at: number): FloorState {
  const people = Object.entries(strip).map(([id, position]) => ({ id: Number(id), position, settled: true }))
  const counts = SCALE_NUMBERS.map((number) => people.filter(({ position }) => nearestNumber(position) === number).length)
  return { at, people, counts, total: people.length, certainty: 1, doubts: NO_DOUBTS }
}

const NO_DOUBTS: FloorState['doubts'] = []

let room: Room
beforeEach(() => {
  room = new Room()
})

describe('somebody with a badge who stands on the strip', () => {
  test('[MX-1] counts once when they tap and then step on', () => {
    expect(room.take('badge', 0, 5, 10).total).toBe(1)
    expect(room.strip({ 1: 5.8 }, 14)).toMatchObject({ total: 1, sources: { strip: 1, badge: 0 } })
  })

  test('[MX-1] counts once when they stand there and then tap', () => {
    room.strip({ 1: 4.7 }, 10)
    expect(room.take('badge', 0, 5, 18).total).toBe(1)
  })

  test('[MX-2] keeps the dot of the strip, and nobody else’s dot moves', () => {
    room.strip({ 1: 4.7, 2: 8 }, 10)
    const before = room.picture.people
    expect(room.take('badge', 0, 5, 14).people).toEqual(before)
    room.take('badge', 1, 0, 20)
    expect(room.picture.people.slice(0, 2)).toEqual(before)
  })

  test('[MX-3] stays one person wherever they walk along the strip, though the badge tells the old mark', () => {
    room.take('badge', 0, 5, 10)
    room.strip({ 1: 5.5 }, 13)
    for (let time = 14; time < 60; time++) expect(room.strip({ 1: 5.5 + (time - 13) / 11 }, time).total).toBe(1)
    expect(room.take('badge', 0, 10, 62).total).toBe(1)
  })

  test('[MX-4] is gone when they leave the strip, and there again when they tap beside it', () => {
    room.take('badge', 0, 5, 10)
    room.strip({ 1: 5.5 }, 13)
    expect(room.strip({}, 40).total).toBe(0)
    expect(room.strip({}, 60).total).toBe(0)
    expect(room.take('badge', 0, 5, 70)).toMatchObject({ total: 1, sources: { strip: 0, badge: 1 } })
  })

  test('[MX-4] counts beside the strip when they tap a moment after they stepped off', () => {
    room.take('badge', 0, 5, 10)
    room.strip({ 1: 5.5 }, 13)
    room.strip({}, 40)
    room.take('badge', 0, 5, 41)
    expect(room.strip({}, 50).total).toBe(1)
  })

  test('[MX-4] who taps again at the mark where somebody has just left the strip is the one who left, whoever was taken for them', () => {
    room.take('badge', 0, 5, 10)
    room.take('badge', 1, 5, 10.2)
    room.strip({ 1: 5.3, 2: 4.6 }, 13)
    room.strip({ 2: 4.6 }, 40)
    room.take('badge', 0, 5, 41)
    expect(room.strip({ 2: 4.6 }, 50)).toMatchObject({ total: 2, sources: { strip: 1, badge: 1 } })
    room.strip({ 1: 5.3, 2: 4.6 }, 60)
    room.strip({ 1: 5.3 }, 80)
    room.take('badge', 1, 5, 81)
    expect(room.strip({ 1: 5.3 }, 90)).toMatchObject({ sources: { strip: 1 } })
  })

  test('[MX-7] keeps the badge when they are lost from sight for a moment, or step to the strip beside it', () => {
    room.take('badge', 0, 5, 10)
    room.strip({ 1: 5.5 }, 13)
    expect(room.strip({}, 20).total).toBe(0)
    expect(room.strip({ 100_007: 5.7 }, 21).total).toBe(1)
    expect(room.strip({ 100_007: 9 }, 40).total).toBe(1)
    expect(room.strip({}, 50).total).toBe(0)
  })

  test('[MX-20] who only crosses the strip takes nobody’s badge along', () => {
    room.take('badge', 0, 5, 10)
    room.strip({ 1: 5.2 }, 13)
    room.strip({}, 15)
    expect(room.strip({}, 18)).toMatchObject({ total: 1, sources: { badge: 1 } })
  })
})

describe('somebody who leaves the strip', () => {
  test('[MX-33] and taps right after it is whoever left, also when they had not tapped before, and stands beside the strip', () => {
    room.take('badge', 0, 5, 10)
    room.strip({ 1: 5.2 }, 13)
    room.strip({ 1: 5.2, 2: 5.9 }, 60)
    room.strip({ 1: 5.2 }, 100)
    room.take('badge', 1, 5, 102)
    expect(room.strip({ 1: 5.2 }, 110)).toMatchObject({ total: 2, sources: { strip: 1, badge: 1 } })
  })

  test('[MX-33] and taps again is whoever left, though their badge was taken to be of somebody who stands there still', () => {
    room.take('badge', 0, 5, 10)
    room.strip({ 1: 5.4 }, 12)
    room.strip({ 1: 5.4, 2: 5.1 }, 20)
    expect(room.strip({ 1: 5.4 }, 60).total).toBe(1)
    room.take('badge', 0, 5, 62)
    const onlyOne = room.strip({ 1: 5.4 }, 70)
    expect(onlyOne).toMatchObject({ total: 2, sources: { strip: 1, badge: 1 } })
  })

  test('[MX-33] and comes back much later with a tap counts once', () => {
    room.take('badge', 0, 5, 10)
    room.strip({ 1: 5.2 }, 13)
    room.strip({}, 40)
    for (const back of [100, 400]) {
      room.take('badge', 0, 5, back)
      expect(room.strip({ [back]: 5.3 }, back + 4)).toMatchObject({ total: 1, sources: { strip: 1 } })
      expect(room.strip({}, back + 60).total).toBe(0)
    }
  })

  test('[MX-34] is reckoned with for a while: what comes later puts right who was whose', () => {
    // Both tap; the first to step on is taken for the first badge, and leaves. Then the other badge taps: it was theirs.
    room.take('badge', 0, 5, 10)
    room.take('badge', 1, 5, 11)
    room.strip({ 1: 5.1 }, 14)
    room.strip({}, 40)
    const who = room.picture.people
    expect(who.length).toBe(1)
    room.take('badge', 1, 5, 42)
    room.take('badge', 0, 5, 90)
    expect(room.strip({ 2: 5.4 }, 94)).toMatchObject({ total: 2, sources: { strip: 1, badge: 1 } })
  })
})

describe('somebody beside the strip with a badge and a phone', () => {
  test('[MX-32] is to be looked at when both choose one number within moments, and is one person when they did so twice', () => {
    room.take('badge', 0, 5, 10)
    const once = room.take('phone', 0, 5, 13)
    expect(once).toMatchObject({ total: 2, doubts: [{ kind: 'one-or-two', number: 5 }] })
    expect(once.certainty).toBeLessThan(0.8)
    room.take('badge', 0, 10, 100)
    expect(room.picture).toMatchObject({ total: 2, doubts: [] })
    const twice = room.take('phone', 0, 10, 104)
    expect(twice).toMatchObject({ total: 1, sources: { badge: 0, phone: 1 } })
    expect(room.take('phone', 0, 8, 160)).toMatchObject({ total: 2, sources: { badge: 1, phone: 1 } })
  })

  test('[MX-32] is two people when they choose far apart in number or time, or when many choose at once', () => {
    room.take('badge', 0, 5, 10)
    expect(room.take('phone', 0, 8, 12)).toMatchObject({ total: 2, doubts: [] })
    expect(room.take('phone', 1, 5, 60)).toMatchObject({ total: 3, doubts: [] })
    for (let id = 2; id < 9; id++) room.take('phone', id, id, 90 + id)
    room.take('badge', 1, 5, 98)
    expect(room.picture).toMatchObject({ total: 11, doubts: [] })
  })
})

describe('two people', () => {
  test('[MX-5] are two when the badge is used where the one on the strip cannot be', () => {
    room.take('badge', 0, 5, 10)
    room.strip({ 1: 5.5 }, 13)
    expect(room.take('badge', 0, 0, 30)).toMatchObject({ total: 2, sources: { strip: 1, badge: 1 } })
  })

  test('[MX-5] are two when they are far apart in place and time', () => {
    room.strip({ 1: 1 }, 10)
    expect(room.take('badge', 0, 10, 200).total).toBe(2)
  })

  test('[MX-6] who tap within a second and step on one after the other stay two', () => {
    room.take('badge', 0, 5, 10)
    room.take('badge', 1, 5, 10.6)
    expect(room.picture.total).toBe(2)
    expect(room.strip({ 1: 5.3 }, 13).total).toBe(2)
    expect(room.strip({ 1: 5.3, 2: 4.4 }, 16)).toMatchObject({ total: 2, sources: { strip: 2, badge: 0 } })
  })

  test('[MX-8] are two when one is at a tablet, however well place and time fit', () => {
    room.strip({ 1: 5 }, 10)
    expect(room.take('tablet', 0, 5, 11)).toMatchObject({ total: 2, sources: { strip: 1, tablet: 1 } })
  })

  test('[MX-8] are two when one has a phone at the side; a phone that goes along with somebody time after time is theirs', () => {
    room.strip({ 1: 3 }, 10)
    expect(room.take('phone', 0, 3, 14).total).toBe(2)
    room.strip({ 1: 7 }, 60)
    room.take('phone', 0, 7, 63)
    room.strip({ 1: 9 }, 100)
    expect(room.take('phone', 0, 9, 104).total).toBe(1)
  })

  test('[MX-36] are two when one chooses again beside somebody who has not moved: that says nothing new', () => {
    room.strip({ 1: 4.1 }, 10)
    for (const [index, number] of [4, 5, 4, 4].entries()) room.take('phone', 0, number, 20 + 40 * index)
    expect(room.picture).toMatchObject({ total: 2, sources: { strip: 1, phone: 1 } })
  })

  test('[MX-9] of people who were there before anybody looked, place alone tells: near a mark one, far from it two', () => {
    room.take('badge', 0, 5, 10)
    room.take('badge', 1, 10, 11)
    expect(room.otherStrip({ 1: 5.4, 2: 2.6 }, 60)).toMatchObject({ total: 3, sources: { strip: 2, badge: 1 } })
  })
})

describe('the picture', () => {
  test('[MX-11] only changes when somebody comes, goes or takes a place: swaying and shuffling tells nobody apart', () => {
    room.take('badge', 0, 5, 10)
    room.take('badge', 1, 5, 11)
    room.take('phone', 0, 6, 12)
    room.strip({ 1: 5.9, 2: 6.2 }, 18)
    const ids = room.picture.people.map(({ id }) => id)
    for (let tick = 0; tick < 600; tick++) {
      room.strip({ 1: 5.9 + 0.2 * Math.sin(tick), 2: 6.2 + 0.2 * Math.cos(tick) }, 18 + tick / 10)
      expect(room.picture.people.map(({ id }) => id)).toEqual(ids)
    }
  })

  test('[MX-12] says which number to look at where one and two are near even, and how sure it is; else nothing', () => {
    room.take('badge', 0, 5, 10)
    expect(room.strip({ 1: 5.2 }, 13)).toMatchObject({ doubts: [], certainty: 1 })
    // Long after the tap, and a good way from the mark.
    room.take('badge', 1, 10, 20)
    const unsure = room.strip({ 1: 5.2, 2: 7.9 }, 82)
    expect(unsure.doubts).toEqual([{ kind: 'one-or-two', number: unsure.total === 2 ? 8 : 10 }])
    expect(unsure.certainty).toBeLessThan(0.8)
    const again = room.strip({ 1: 5.2, 2: 7.9 }, 83)
    expect(again.doubts).toBe(unsure.doubts)
  })

  test('[MX-13] says how many come from where, each person once', () => {
    room.take('badge', 0, 5, 10)
    room.take('badge', 1, 0, 11)
    room.take('phone', 0, 8, 12)
    room.take('tablet', 0, 8, 12)
    expect(room.strip({ 1: 5.2, 2: 9 }, 14)).toMatchObject({ total: 5, sources: { strip: 2, badge: 1, phone: 1, tablet: 1 } })
  })

  test('[MX-14] has only people of the sources that count', () => {
    room.take('badge', 0, 5, 10)
    room.strip({ 1: 5.2, 2: 9 }, 14)
    room.take('phone', 0, 8, 20)
    expect(room.count(withSource(SOURCES_OF_PEOPLE, 'phone', false), 21)).toMatchObject({ total: 2, sources: { phone: 0 } })
    expect(room.count(['badge'], 22)).toMatchObject({ total: 1, sources: { strip: 0, badge: 1 }, doubts: [] })
    expect(room.count(SOURCES_OF_PEOPLE, 23)).toMatchObject({ total: 3 })
  })

  test('[MX-16] has the hand on top: a number that was corrected is what the hand makes of it', () => {
    room.take('badge', 0, 5, 10)
    const mixed = room.strip({ 1: 5.2, 2: 9 }, 14)
    const fewer = applyHand(mixed, { ...NO_HAND, people: NO_HAND.people.with(9, -1) })
    expect([fewer.total, fewer.counts[9], fewer.counts[5]]).toEqual([1, 0, 1])
    const manual = applyHand(mixed, { manual: true, people: NO_HAND.people.with(3, 7) })
    expect(manual.total).toBe(7)
  })
})

test('[MX-35] after a day of coming, going and tapping it is with new people as on the first morning', () => {
  let id = 1
  for (let time = 20; time < 8 * 3600; time += 24) {
    const badge = id % 130
    room.take('badge', badge, 5, time)
    room.strip({ [id]: 5.3 }, time + 3)
    expect(room.picture).toMatchObject({ sources: { strip: 1, badge: 0 } })
    room.strip({}, time + 10)
    room.strip({}, time + 13)
    if (id % 7 === 0) room.drop('badge', badge, time + 14)
    id++
    if (id % 40 === 0) for (let gone = 0; gone < 130; gone++) room.drop('badge', gone, time + 15)
  }
})

const when = fc.integer({ min: 0, max: 20_000 })
const step = fc.oneof(
  fc.record({
    do: fc.constant('strip' as const),
    people: fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { maxLength: 110 }),
    shift: fc.integer({ min: 0, max: 50 }),
    after: when,
  }),
  fc.record({
    do: fc.constant('take' as const),
    kind: fc.constantFrom(...PLACE_KINDS),
    id: fc.integer({ min: 0, max: 120 }),
    position: fc.double({ min: 0, max: 10, noNaN: true }),
    after: when,
  }),
  fc.record({
    do: fc.constant('drop' as const),
    kind: fc.constantFrom(...PLACE_KINDS),
    id: fc.integer({ min: 0, max: 120 }),
    after: when,
  }),
  fc.record({ do: fc.constant('count' as const), sources: fc.subarray([...SOURCES_OF_PEOPLE]), after: when }),
)

test('[MX-15] whatever comes, in any order and number, everybody has one dot, and dots, numbers, sources and total agree', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const any = new Room()
      let time = 10
      for (const one of steps) {
        time += one.after / 1000
        if (one.do === 'strip')
          any.strip(Object.fromEntries(one.people.map((place, index) => [1 + one.shift + index, place])), time)
        else if (one.do === 'take') any.take(one.kind, one.id, one.position, time)
        else if (one.do === 'drop') any.drop(one.kind, one.id, time)
        else any.count(one.sources, time)
        const { people, counts, total, sources, certainty } = any.picture
        expect(new Set(people.map(({ id }) => id)).size).toBe(people.length)
        expect([people.length, sumOf(counts), sumOf(Object.values(sources))]).toEqual([total, total, total])
        expect(certainty).toBeGreaterThanOrEqual(0)
        expect(certainty).toBeLessThanOrEqual(1)
      }
    }),
  )
})
