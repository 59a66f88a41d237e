/** Plays a room to the mixing, and scores what it says at the end. */
import { createFloor, type FloorState, type Person } from '#core/floor/floor'
import { createTally } from '#core/floor/tally'
import { createMixer } from '#core/presence/mixer'
import { NO_PLACES, PLACE_KINDS, type Place, type PlaceKind, type Places } from '#core/presence/place'
import { SOURCES_OF_PEOPLE } from '#core/presence/sources'
import { createChance, type Chance } from '../floor/chance.ts'
import { RATE } from '../floor/plate.ts'
import { drawRoom, type Choice, type Ease, type Fate, type MixedRoom } from './mixed-room.ts'
import { tellStrip } from './told-strip.ts'

/** `felt`: the strips are bytes through the real floor. `told`: they are the truth with errors. `true`: without. */
export type StripKind = 'felt' | 'told' | 'true'

export interface MixScore {
  readonly kind: StripKind
  /** People too many (or too few, below 0), with mixing and when all is added up. */
  readonly off: number
  readonly added: number
  /** How wrong the strips themselves were. */
  readonly strips: number
  readonly numbersExact: boolean
  /** People counted on another number than theirs, or not at all, or too many. */
  readonly misplaced: number
  readonly doubted: boolean
  /** What was counted wrongly beside the strips. */
  readonly wrong: readonly Wrong[]
  /** Dots that went or came beside what people did: times that a badge or phone was told apart or together. */
  readonly flips: number
}

/** A badge, phone or tablet that has a dot though its owner is on the strips, or away; or has none though they are beside it. */
export interface Wrong {
  readonly kind: PlaceKind
  readonly id: number
  readonly fate: Fate
}

/** Ticks a second of a strip that is told. */
const TOLD_RATE = 10
/** Ids of the second strip begin here. */
const APART = 100_000

export function playRoom(seed: number, index: number, kind: StripKind, only: number, ease: Ease = {}): MixScore {
  const chance = createChance(Math.imul(seed, 1_000_003) + Math.imul(index, 7919) + 17)
  const room = drawRoom(chance, only, ease)
  const feel = kind === 'felt' ? feelStrips(room) : tellStrips(room, kind === 'told' ? chance : null)
  const mixer = createMixer()
  let places = NO_PLACES
  let next = 0
  let picture = mixer.mix(feel(0), places, SOURCES_OF_PEOPLE, 0)
  let felt: FloorState | null = null
  let flips = 0
  const shown = new Set<number>()
  const rate = kind === 'felt' ? RATE : TOLD_RATE
  for (let frame = 1; frame < room.seconds * rate; frame++) {
    const time = frame / rate
    felt = feel(time)
    for (let choice = room.choices[next]; choice !== undefined && choice.told <= time; choice = room.choices[++next])
      places = withChoice(places, choice)
    picture = mixer.mix(felt, places, SOURCES_OF_PEOPLE, Math.round(1000 * time))
    const now = new Set(picture.people.filter(({ id }) => id >= 1_000_000).map(({ id }) => id))
    for (const id of now) if (!shown.has(id)) flips++
    shown.clear()
    for (const id of now) shown.add(id)
  }
  const end = room.seconds - 1 / rate
  const truth = room.truthAt(end)
  const told = places.badge.length + places.phone.length + places.tablet.length
  const standing = room.strips.flatMap(({ people }) => people.filter((one) => one.presentAt(end))).length
  const wanted = createTally().count(truth.map((position, id) => ({ id, position })))
  return {
    kind,
    off: picture.total - truth.length,
    added: (felt?.total ?? 0) + told - truth.length,
    strips: (felt?.total ?? 0) - standing,
    misplaced: wanted.reduce((sum, people, number) => sum + Math.abs(people - (picture.counts[number] ?? 0)), 0) / 2,
    numbersExact: wanted.every((people, number) => people === picture.counts[number]),
    wrong: wrongOf(room, places, picture.people, end),
    doubted: picture.doubts.some((doubt) => doubt.kind === 'one-or-two'),
    flips,
  }
}

/** Ids of people who have a place: those of one kind begin `APART_KINDS` after those of the one before. */
const FIRST_PLACED = 1_100_000
const APART_KINDS = 100_000

function wrongOf(room: MixedRoom, places: Places, people: readonly Person[], time: number): readonly Wrong[] {
  const ids = new Set(people.map(({ id }) => id))
  return PLACE_KINDS.flatMap((kind, index) =>
    places[kind]
      .map(({ id }) => ({ kind, id, fate: room.fateAt(time, kind, id) }))
      .filter(({ id, fate }) => ids.has(FIRST_PLACED + APART_KINDS * index + id) !== (fate === 'beside')),
  )
}

function withChoice(places: Places, { kind, id, position, at }: Choice): Places {
  const place: Place = { id, position, at: Math.round(1000 * at) }
  const others = places[kind satisfies PlaceKind].filter((one) => one.id !== id)
  return { ...places, [kind]: [...others, place] }
}

function feelStrips({ strips }: MixedRoom): (time: number) => FloorState {
  const floors = strips.map(({ plate, people }) => ({ plate, people, floor: createFloor(plate.geometry) }))
  return (time) => {
    const states = floors.map(({ plate, people, floor }) => {
      for (const one of people) one.press(time, plate.press)
      const reading = plate.sense(time)
      return reading === null ? floor.state() : floor.accept(reading)
    })
    const people = states.flatMap((state, strip) => state.people.map((one) => ({ ...one, id: one.id + APART * strip })))
    const counts = (states[0]?.counts ?? []).map((count, number) => count + (states[1]?.counts[number] ?? 0))
    return { at: time, people, counts, total: people.length, certainty: 1, doubts: [] }
  }
}

function tellStrips({ strips }: MixedRoom, chance: Chance | null): (time: number) => FloorState {
  const told = strips.map(({ people }, strip) => tellStrip(chance?.fork() ?? null, people, 1 + APART * strip))
  const tally = createTally()
  return (time) => {
    const people: readonly Person[] = told.flatMap((strip) => strip.at(time))
    return { at: time, people, counts: tally.count(people), total: people.length, certainty: 1, doubts: [] }
  }
}
