/**
 * A room with truth: thirty people, of whom twenty come to two strips that lie beside each other, fifteen of these with a badge; five sit
 * at tablets, one or two only have a badge, and the rest a phone at the side.
 *
 * It knows nothing of how mixing reasons: people are walkers of the floor's simulator, and what they do with a badge is drawn here, in plain
 * ranges. Who taps goes to the mark nearest to where they mean to stand. Seconds, scale units.
 */
import { createPlate, type Plate } from '../floor/plate.ts'
import type { Chance } from '../floor/chance.ts'
import { createCourse } from '../floor/course.ts'
import type { Walker } from '../floor/walker.ts'
import type { PlaceKind } from '#core/presence/place'

/** A tap, or a number that is chosen; `told` is when the kiosk hears of it. */
export interface Choice {
  readonly kind: PlaceKind
  readonly id: number
  readonly position: number
  readonly at: number
  readonly told: number
}

export interface MixedRoom {
  readonly seconds: number
  readonly strips: readonly { readonly plate: Plate; readonly people: readonly Walker[] }[]
  /** In the order in which they are told. */
  readonly choices: readonly Choice[]
  /** Everybody on or beside the line at this time. */
  truthAt(time: number): readonly number[]
  /** Where whoever has this badge, phone or tablet is at this time. */
  fateAt(time: number, kind: PlaceKind, id: number): Fate
}

/** On the strips; beside them, where it was used last; or away, having left the line. */
export type Fate = 'strip' | 'beside' | 'away'

/** What people do not do, to see what it costs that they do. */
export interface Ease {
  /** Who taps does so once, alone, 2 to 3 s before they step on. */
  readonly taps?: boolean
  /** Nobody leaves the line. */
  readonly stay?: boolean
  /** Nobody walks to another place. */
  readonly stand?: boolean
  /** Nobody who has left the strips taps beside them. */
  readonly gone?: boolean
  /** The five beside the strips are at tablets, too. */
  readonly tablets?: boolean
}

const SECONDS = 150
const ARRIVED_BY = 100
const ON_STRIPS = 20
const BADGES = 15
const TABLETS = 5
const BESIDE = 5
const LENGTH = 10_000
const MARKS = [0, 5, 10]
/** An arm. */
const REACH = 0.8

/** `only`: so many of the five beside the strips have a badge and no phone. */
export function drawRoom(chance: Chance, only: number, ease: Ease = {}): MixedRoom {
  const strips = [0, 1].map(() => ({
    plate: createPlate(chance.fork(), { pitch: chance.pick([50, 100]), gain: 0.1 }),
    people: createCourse(chance, {
      people: ON_STRIPS / 2,
      seconds: SECONDS,
      arrivedBy: ARRIVED_BY,
      length: LENGTH,
      walks: ease.stand === true ? 0 : 200,
      shuffles: 60,
      leaves: ease.stay === true ? 0 : 1500,
    }),
  }))
  const walkers = strips.flatMap(({ people }) => people)
  const desk = createDesk(chance)
  const holders: Walker[] = []
  // A badge is for who stands near a sheet: the fifteen who come nearest to one. Most are within 1.5 of it.
  for (const walker of walkers.toSorted((one, other) => offMark(one) - offMark(other)).slice(0, BADGES)) {
    holders.push(walker)
    carryBadge(chance, desk, walker, ease)
  }
  for (let i = 0; i < only; i++) desk.stay('badge', chance.pick([0, 5, 10]))
  for (let i = 0; i < BESIDE - only; i++) desk.stay(ease.tablets === true ? 'tablet' : 'phone', chance.whole(0, 10))
  for (let i = 0; i < TABLETS; i++) desk.stay('tablet', chance.whole(0, 10))
  return {
    seconds: SECONDS,
    strips,
    choices: desk.choices.toSorted((one, other) => one.told - other.told),
    truthAt(time) {
      const standing = walkers.filter((walker) => walker.presentAt(time)).map((walker) => scaleOf(walker.placeAt(time)))
      return [...standing, ...desk.besideAt(time).map(({ position }) => position)]
    },
    fateAt(time, kind, id) {
      if (desk.besideAt(time).some((one) => one.kind === kind && one.id === id)) return 'beside'
      return kind === 'badge' && holders[id]?.presentAt(time) === true ? 'strip' : 'away'
    },
  }
}

interface Desk {
  readonly choices: readonly Choice[]
  newId(kind: PlaceKind): number
  /** Chooses this place; `at` is what the reader or the page says, a little off. */
  choose(kind: PlaceKind, id: number, position: number, time: number): void
  /** Is beside the line from here on, by what they chose with this. */
  beside(kind: PlaceKind, id: number, from: number): void
  /** Somebody who is never on the strip. */
  stay(kind: PlaceKind, position: number): void
  besideAt(time: number): readonly { readonly kind: PlaceKind; readonly id: number; readonly position: number }[]
}

function createDesk(chance: Chance): Desk {
  const choices: Choice[] = []
  const standing: { readonly kind: PlaceKind; readonly id: number; readonly from: number }[] = []
  const ids = { badge: 0, phone: 0, tablet: 0 }
  const desk: Desk = {
    choices,
    newId: (kind) => ids[kind]++,
    choose(kind, id, position, time) {
      const told = time + chance.between(0.1, 1.5)
      choices.push({ kind, id, position, at: time + chance.between(-0.2, 0.2), told })
    },
    beside: (kind, id, from) => void standing.push({ kind, id, from }),
    stay(kind, position) {
      const id = desk.newId(kind)
      const time = chance.between(2, ARRIVED_BY + 10)
      desk.choose(kind, id, position, time)
      desk.beside(kind, id, time)
      if (!chance.happens(0.3)) return
      const other = kind === 'badge' ? chance.pick([0, 5, 10]) : chance.whole(0, 10)
      desk.choose(kind, id, other, Math.min(SECONDS - 8, time + chance.between(5, 60)))
    },
    besideAt(time) {
      return standing
        .filter(({ from }) => from <= time)
        .map(({ kind, id }) => {
          const own = choices.filter((choice) => choice.kind === kind && choice.id === id && choice.at <= time + 0.2)
          return { kind, id, position: own.toSorted((one, other) => one.at - other.at).at(-1)?.position ?? 0 }
        })
    },
  }
  return desk
}

/** One in ten forgets to tap; most tap and step on, some tap from the strip, some long before. */
function carryBadge(chance: Chance, desk: Desk, walker: Walker, ease: Ease): void {
  const id = desk.newId('badge')
  const came = cameAt(walker)
  const went = wentAt(walker)
  const aim = aimOf(walker)
  const mark = nearestMark(aim)
  const habit = chance.between(0, 1)
  if (habit < 0.9 && ease.taps === true) desk.choose('badge', id, mark, came - chance.between(2, 3))
  else if (habit < 0.9) {
    const early = habit >= 0.86
    const late = !early && Math.abs(aim - mark) <= REACH && chance.happens(0.4)
    const alone = early ? came - chance.between(10, 40) : came - chance.between(1, 10)
    const time = late ? Math.min(came + chance.between(1, 15), went - 1, SECONDS - 8) : alone
    desk.choose('badge', id, mark, withOthers(chance, desk, mark, time, came, went))
  }
  if (ease.taps !== true) tapAgain(chance, desk, walker, id, went)
  // A few who step off stay, and say so with their badge.
  if (went < SECONDS - 10 && ease.gone !== true && chance.happens(0.1)) {
    const time = went + chance.between(1, 5)
    desk.choose('badge', id, nearestMark(scaleOf(walker.placeAt(went - 0.5))), time)
    desk.beside('badge', id, time)
  }
}

/** One in five comes with somebody else, and taps within a second of them. */
function withOthers(chance: Chance, desk: Desk, mark: number, time: number, came: number, went: number): number {
  if (!chance.happens(0.2)) return time
  const other = desk.choices.find(({ position, at }) => position === mark && at < Math.min(came, went) && Math.abs(at - time) < 10)
  return other === undefined ? time : other.at + chance.between(-1, 1)
}

/** Three in ten of those who walk to another mark tap there. */
function tapAgain(chance: Chance, desk: Desk, walker: Walker, id: number, went: number): void {
  for (const { to } of walker.moves) {
    const mark = nearestMark(scaleOf(walker.placeAt(to)))
    const here = scaleOf(walker.placeAt(to))
    const before = scaleOf(walker.placeAt(to - 4))
    const walked = walker.presentAt(to - 4) && Math.abs(here - before) > 0.5
    const time = to + chance.between(1, 5)
    if (walked && Math.abs(here - mark) <= REACH && chance.happens(0.3) && time < Math.min(went - 1, SECONDS - 8))
      desk.choose('badge', id, mark, time)
  }
}

/** Where somebody enters the strip. */
function aimOf(walker: Walker): number {
  return scaleOf(walker.placeAt(cameAt(walker) + 1))
}

function offMark(walker: Walker): number {
  return Math.abs(aimOf(walker) - nearestMark(aimOf(walker)))
}

function cameAt(walker: Walker): number {
  for (let time = 0; time < SECONDS; time += 0.1) if (walker.presentAt(time)) return time
  return SECONDS
}

function wentAt(walker: Walker): number {
  for (let time = cameAt(walker) + 0.5; time < SECONDS; time += 0.1) if (!walker.presentAt(time)) return time
  return SECONDS
}

function nearestMark(position: number): number {
  return MARKS.toSorted((one, other) => Math.abs(one - position) - Math.abs(other - position))[0] ?? 0
}

export function scaleOf(place: number): number {
  return Math.min(10, Math.max(0, (10 * place) / LENGTH))
}
