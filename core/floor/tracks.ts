/** The people on the line over time: who is who from one reading to the next, what they weigh, and whether they stand still. */
import type { Stretch } from './line-up-table.ts'
import { measureStretch } from './measure-stretch.ts'
import type { Profile } from './profile.ts'
import type { Reading } from './reading.ts'
import type { Track } from './track.ts'
import { isTwoAtOnce } from './two-at-once.ts'

export interface Tracks {
  /** Everybody, sorted by place, with those who were lost from sight a moment ago. */
  readonly all: readonly Track[]
  /** Follows those who are known through the stretches that explain this reading. */
  follow(stretches: readonly Stretch[], at: number): void
  /**
   * Starts from the stretches alone, and keeps the ids of those who stand where somebody stood. `cameUp`: who is new was here before the
   * first reading.
   */
  restart(stretches: readonly Stretch[], cameUp: boolean, at: number): void
  /** A reading that says nothing: nobody comes, goes or moves. */
  hold(at: number): void
  /** What the load of somebody is made of from now on. */
  use(kind: Reading['kind']): void
  /** As many as there can be. */
  readonly isFull: boolean
  clear(): void
}

/** Somebody who is not seen for so long, ms, has gone: longer than any flight of the feet in a step. */
const GONE_AFTER = 150
/** Standing still: no step for so long, ms. */
const STILL_AFTER = 700
/** The first foot takes up the whole load within so long, ms. */
const STEPPING_ON = 300
/** A step is believed when it has held for so long, ms: till then it may be somebody else who puts down a foot. */
const BELIEVED_AFTER = 150
/** A foot that is not seen for so long, ms, was not lifted but taken along. */
const LIFTED_FOR = 3000
/** Edges that differ by so much, mm, are a step. */
const STEP = 70
/** The second foot of somebody who arrives moves the middle by half a stance at most, mm. */
const HALF_STANCE = 200
/** A place follows the edges of the feet over so many seconds while standing. */
const PLACE_TIME = 0.4
/** Mean over so long, ms, while a strip that came up with people on it is still judged anew with every reading. */
const SETTLE_TIME = 1000
/** After stepping on the load is learned over so many seconds, while moving (on few cells) and while standing still. */
const LOAD_TIME_MOVING = 1.5
const LOAD_TIME_STILL = 4
/**
 * How sure a load is: noise of some ten cells, and a part of the load. The same person on the same cells weighs the same but for sway
 * over unequal gains; on other cells 15 % differently, and so until they stand still there.
 */
const SPREAD_NOISE = 2
const SPREAD_STILL = 0.04
const SPREAD_NEW = 0.06
const SPREAD_UNSURE = 0.15
/** Contacts do not weigh: with one foot lifted half of them open, and of two feet one may touch twice as many as the other. */
const SPREAD_CONTACT = 0.5
/** Half of what one person usually takes of the line, mm. */
const HALF_EXTENT = 200
/** Somebody found again stands within this distance, mm. */
const SAME_PLACE = 250

/** At most so many people at once. */
export function createTracks(profile: Profile, most: number): Tracks {
  const all: Track[] = []
  let nextId = 1
  let kind: Reading['kind'] = 'load'

  function spreadOf({ load, still, unsure }: Pick<Track, 'load' | 'still' | 'unsure'>): number {
    if (kind === 'contact') return SPREAD_NOISE + load * SPREAD_CONTACT
    if (unsure) return SPREAD_NOISE + load * SPREAD_UNSURE
    return SPREAD_NOISE + load * (still ? SPREAD_STILL : SPREAD_NEW)
  }

  /** Somebody who is alone on a stretch. */
  function see(track: Track, stretch: Stretch, at: number): void {
    const { left, right, weight } = measureStretch(profile, stretch)
    const seconds = (at - track.seen) / 1000
    track.seen = at
    track.from = stretch.from
    track.to = stretch.to
    const outward = track.left - left > STEP || right - track.right > STEP
    if (!outward) track.inside = at
    if (at - track.inside >= BELIEVED_AFTER || at - track.whole > LIFTED_FOR) stepTo(track, stretch, at)
    else if (!outward) stay(track, left, right, Math.min(1, seconds / PLACE_TIME), at)
    rest(track, at)
    if (track.still) track.unsure = false
    if (!outward) weigh(track, weight, seconds, at)
  }

  /** Of somebody who was still stepping on, nothing that was learned elsewhere holds. */
  function stepTo(track: Track, stretch: Stretch, at: number): void {
    const { left, right, weight } = measureStretch(profile, stretch)
    if (track.rising) track.load = weight
    if (Math.abs((left + right) / 2 - track.place) > HALF_STANCE) track.unsure = true
    track.left = left
    track.right = right
    track.place = (left + right) / 2
    track.stepped = at
    track.inside = at
    track.whole = at
  }

  function rest(track: Track, at: number): void {
    track.still = at - track.stepped > STILL_AFTER
    track.loadSpread = spreadOf(track)
  }

  /** Of somebody whom every reading shows anew, the mean of what the readings of the last second show. */
  function settle(track: Track, stretch: Stretch, at: number): void {
    const { left, right, weight } = measureStretch(profile, stretch)
    const rate = Math.min(1, (at - track.seen) / SETTLE_TIME)
    track.left += (left - track.left) * rate
    track.right += (right - track.right) * rate
    track.place = (track.left + track.right) / 2
    track.load += (weight - track.load) * rate
    track.seen = at
    track.whole = at
    track.inside = at
    track.still = true
    track.rising = false
  }

  function add(place: number, left: number, right: number, load: number, unsure: boolean, cameUp: boolean, at: number): void {
    if (all.length >= most) return
    all.push({
      id: nextId++,
      place,
      left,
      right,
      load,
      loadSpread: spreadOf({ load, still: false, unsure }),
      rising: true,
      unsure,
      still: false,
      from: -1,
      to: -1,
      since: at,
      cameUp,
      seen: at,
      stepped: at,
      whole: at,
      inside: at,
    })
  }

  /** What a stretch carries beside those who are known there: its load, and the place that the centre of all asks for. */
  function remainder(stretch: Stretch, apart?: Track): { load: number; place: number; left: number; right: number } {
    const { left, right, weight, centre } = measureStretch(profile, stretch)
    let load = weight
    let moment = weight * centre
    for (const other of all.slice(stretch.first, stretch.first + stretch.known)) {
      if (other === apart) continue
      load -= other.load
      moment -= other.load * other.place
    }
    const place = Math.min(right, Math.max(left, moment / load))
    return { load, place, left: Math.max(left, place - HALF_EXTENT), right: Math.min(right, place + HALF_EXTENT) }
  }

  /** The one who is just stepping on among others takes what the stretch has more. */
  function weighAmong(stretch: Stretch, at: number): void {
    const rising = all.slice(stretch.first, stretch.first + stretch.known).find((track) => track.rising)
    if (rising === undefined) return
    Object.assign(rising, remainder(stretch, rising))
    rising.rising = at - rising.since < STEPPING_ON
  }

  /** Who was weighed as one, and is two. */
  function part(at: number): void {
    for (const track of all.filter((one) => isTwoAtOnce(one, all))) {
      track.load /= 2
      add(track.place, track.left, track.right, track.load, true, false, at)
    }
  }

  function forget(at: number): void {
    let kept = 0
    for (const track of all) if (at - track.seen <= GONE_AFTER) all[kept++] = track
    all.length = kept
    all.sort((one, other) => one.place - other.place)
  }

  return {
    all,
    get isFull() {
      return all.length >= most
    },
    follow(stretches, at) {
      for (const stretch of stretches) {
        for (let i = stretch.first; i < stretch.first + stretch.known; i++) {
          const track = all[i]
          if (track === undefined) continue
          if (stretch.known + stretch.fresh === 1) see(track, stretch, at)
          else {
            track.seen = at
            track.from = -1
            rest(track, at)
          }
        }
        if (stretch.known > 1 && stretch.fresh === 0) weighAmong(stretch, at)
      }
      for (const stretch of stretches)
        if (stretch.fresh > 0) {
          const { load, place, left, right } = remainder(stretch)
          add(place, left, right, load, stretch.known > 0, false, at)
        }
      part(at)
      forget(at)
    },
    restart(stretches, cameUp, at) {
      const before = all.slice()
      for (const stretch of stretches) {
        const { left, right, weight } = measureStretch(profile, stretch)
        const place = (left + right) / 2
        const same = before.find((track) => track.seen < at && Math.abs(track.place - place) < SAME_PLACE)
        if (same === undefined) add(place, left, right, weight, false, cameUp, at)
        else settle(same, stretch, at)
      }
      for (const track of before) if (track.seen < at) track.seen = -Infinity
      forget(at)
    },
    use(now) {
      kind = now
    },
    hold: (at) => all.forEach((track) => (track.seen = at)),
    clear() {
      all.length = 0
    },
  }
}

/** An edge that is not seen where it was belongs to a lifted foot, and waits for it. */
function stay(track: Track, left: number, right: number, rate: number, at: number): void {
  const leftStays = left - track.left < STEP
  const rightStays = track.right - right < STEP
  if (leftStays) track.left += (left - track.left) * rate
  if (rightStays) track.right += (right - track.right) * rate
  if (leftStays && rightStays) track.whole = at
  track.place = (track.left + track.right) / 2
}

function weigh(track: Track, weight: number, seconds: number, at: number): void {
  const time = track.still ? LOAD_TIME_STILL : LOAD_TIME_MOVING
  const takesUp = track.rising && track.stepped === track.since && weight > track.load
  track.load += (weight - track.load) * (takesUp ? 1 : Math.min(1, seconds / time))
  track.rising = track.stepped === track.since && at - track.since < STEPPING_ON
}
