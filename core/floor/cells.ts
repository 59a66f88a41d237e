/** The cells of a strip: from counts to the load that stands on them now, without what a bad or tired cell makes up. */
import type { Calibration } from './calibration.ts'
import type { FloorGeometry, Reading } from './reading.ts'
import { createSleepers } from './sleepers.ts'

export interface Cells {
  /** Load of each cell, kg, never negative. The same array every time: copy what must stay. */
  readonly load: Float64Array
  /** 1 for each cell that is stuck or dead now; the same array every time. */
  readonly bad: Uint8Array
  /** Whether a cell that is loaded has shown that it lives: it has changed a few times since it was empty. What is broken does not. */
  lives(cell: number): boolean
  /** 1 for each cell that tells the most it can; the same array every time. How many those are. */
  readonly full: Uint8Array
  readonly fullCells: number
  /** Takes the next reading; `seconds` is how long it was watched since the one before: a gap is not watching. */
  read(reading: Reading, seconds: number): void
  /** Lets the zero of every cell that nobody stands on follow what lies there; `taken` is 1 where somebody stands. */
  rest(taken: Uint8Array, seconds: number): void
  /** Takes what lies on the strip now as nothing. */
  zero(): void
}

/**
 * A loaded cell does not hold its value: quantisation and the analogue side change it every few readings (longest run seen on real
 * boards 21 readings). One that does not change for so many readings, and for so long, seconds, is stuck. So may a few side by side be;
 * but where all under somebody hold, the strip only has few and coarse readings: two shoes of 105 mm press at least so much of a line, mm,
 * and leave at most so much between them free.
 */
const COARSE = 250
const BETWEEN_FEET = 80
const STUCK_READINGS = 45
const STUCK_AFTER = 1.5
/**
 * A cell that changed so often while it was loaded has shown that it lives, and calm feet on a quiet board may hold one count for some
 * seconds: then only a hold so many times as long says that it is stuck, or one through which the load beside it came or went.
 */
const LIVES = 3
const LONG_HOLD = 8
/**
 * Load, kg, and counts below which holding still proves nothing: an empty cell may read 0 or 1 for minutes, and one between two feet what
 * the mat carries there. So little is no foot.
 */
const STUCK_LOAD = 8
const STUCK_COUNTS = 3
/** Load, kg, that a living cell beside it feels. */
const WAKES_NEIGHBOUR = 10
/** Foam and polymer give back a load slowly: this part of what stood on a cell may lie there for some seconds after it has gone. */
const RESIDUE = 0.07
const RESIDUE_MEMORY = 10
/** The highest count of eight bits, of which a frame of six bits drops two. */
const CEILING = 252
/** So what nobody stands on and weighs no more than this, kg, is residue of a full load or drift. */
const MOST_RESIDUE = 6
/** Residue is taken as zero within a second or so: it is not somebody. */
const RESIDUE_TIME = 1
/** A bag or a fallen stack of paper is taken as zero over half a minute. */
const THING_TIME = 30
/**
 * Load of a metre of shoe sole, kg, to give contacts a weight: an adult of 76 kg on two feet that each cover about 0.2 m of the line.
 */
const CONTACT_LOAD = 190

/** What a calibration says of the cells. */
type Learned = Pick<Calibration, 'gains' | 'bad'>
const NOTHING_LEARNED: Learned = { gains: [], bad: [] }

export function createCells(geometry: FloorGeometry, { gains, bad: broken }: Learned = NOTHING_LEARNED): Cells {
  const { cells: count, pitch, gramsPerCount, rate } = geometry
  const stuckAfter = Math.max(STUCK_READINGS, STUCK_AFTER * rate)
  const wakes = (WAKES_NEIGHBOUR * 1000) / gramsPerCount
  const sleepers = createSleepers(count, wakes, stuckAfter)
  const stuckFrom = Math.max(STUCK_COUNTS, Math.ceil((STUCK_LOAD * 1000) / gramsPerCount))
  const coarse = Math.ceil(COARSE / pitch)
  const betweenFeet = Math.floor(BETWEEN_FEET / pitch)
  const load = new Float64Array(count)
  const zero = new Float64Array(count)
  const weight = new Float64Array(count)
  const peak = new Float64Array(count)
  const calm = new Uint8Array(count)
  const bad = new Uint8Array(count)
  const full = new Uint8Array(count)
  let fullCells = 0
  let lastKind: Reading['kind'] | null = null
  const same = new Uint32Array(count)
  /** Counts beside each cell when it began to hold. */
  const besideThen = new Uint16Array(count)
  const changes = new Uint8Array(count)
  let last = new Uint8Array(count)
  let beforeLast = new Uint8Array(count)
  let readings = 0

  /** The middle of the last three readings: a spike of one reading never gets through, a step does one reading later. */
  function calmDown(cells: Uint8Array): void {
    if (readings === 0) {
      last.set(cells)
      beforeLast.set(cells)
    }
    for (let c = 0; c < count; c++) {
      const middle = median(cells[c] ?? 0, last[c] ?? 0, beforeLast[c] ?? 0)
      noteChange(c, middle)
      calm[c] = middle
    }
    const oldest = beforeLast
    beforeLast = last
    last = oldest
    last.set(cells)
    readings++
  }

  function noteChange(c: number, now: number): void {
    const before = calm[c] ?? 0
    if (now === before) {
      same[c] = (same[c] ?? 0) + 1
      return
    }
    same[c] = 0
    besideThen[c] = beside(c)
    if (now < stuckFrom) changes[c] = 0
    else if (before >= stuckFrom) changes[c] = Math.min(255, (changes[c] ?? 0) + 1)
  }

  function lives(c: number): boolean {
    return (changes[c] ?? 0) >= LIVES
  }

  function beside(c: number): number {
    return (calm[c - 1] ?? 0) + (calm[c + 1] ?? 0)
  }

  /** Counts and contacts have nothing in common: what was learned of the one says nothing of the other. */
  function beginAnew(): void {
    zero.fill(0)
    peak.fill(0)
    bad.fill(0)
    same.fill(0)
    changes.fill(0)
    calm.fill(0)
    sleepers.forget()
    readings = 0
  }

  function findFull(kind: Reading['kind']): void {
    const ceiling = kind === 'contact' ? 1 : CEILING
    fullCells = 0
    for (let c = 0; c < count; c++) {
      full[c] = (calm[c] ?? 0) >= ceiling ? 1 : 0
      fullCells += full[c] ?? 0
    }
  }

  function judge(): void {
    for (let c = 0; c < count; c++) {
      bad[c] = holds(c) && !isPressed(c) && 1 + holdingOn(c, -1) + holdingOn(c, 1) < coarse ? 1 : 0
    }
    sleepers.look(calm, same)
    for (let c = 0; c < count; c++) if (sleepers.dead[c] === 1) bad[c] = 1
  }

  /** A cell at its most holds still because it can tell no more, when what lies on it lies on the next one too. */
  function isPressed(c: number): boolean {
    return full[c] === 1 && Math.max(calm[c - 1] ?? 0, calm[c + 1] ?? 0) > CEILING / 2
  }

  /** Cells to one side of this one that hold too, as far as no more of the line than what is between feet is free among them. */
  function holdingOn(c: number, step: 1 | -1): number {
    let holding = 0
    let free = 0
    for (let next = c + step; next >= 0 && next < count && free <= betweenFeet && holding < coarse; next += step) {
      if (holds(next)) holding++
      free = holds(next) ? 0 : free + 1
    }
    return holding
  }

  function holds(c: number): boolean {
    const held = same[c] ?? 0
    if ((calm[c] ?? 0) < stuckFrom || held <= stuckAfter) return false
    if (!lives(c) || held > LONG_HOLD * stuckAfter) return true
    const [then, now] = [besideThen[c] ?? 0, beside(c)]
    return Math.abs(now - then) > Math.max(wakes, Math.max(now, then) / 2)
  }

  /** A bad cell reads what its nearest living neighbours read between them. */
  function bridge(): void {
    for (let c = 0; c < count; c++) {
      if (bad[c] !== 1) continue
      let left = c - 1
      while (bad[left] === 1) left--
      let right = c + 1
      while (bad[right] === 1) right++
      const share = (c - left) / (right - left)
      load[c] = (load[left] ?? 0) * (1 - share) + (load[right] ?? 0) * share
    }
  }

  return {
    load,
    bad,
    lives,
    full,
    get fullCells() {
      return fullCells
    },
    read({ cells, kind }, seconds) {
      if (kind !== lastKind) beginAnew()
      lastKind = kind
      const perCount = kind === 'contact' ? (CONTACT_LOAD * pitch) / 1000 : gramsPerCount / 1000
      const recovered = Math.max(0, 1 - seconds / RESIDUE_MEMORY)
      calmDown(cells)
      findFull(kind)
      if (kind === 'load') judge()
      for (const { cell } of broken) bad[cell] = 1
      for (let c = 0; c < count; c++) {
        const kilograms = ((calm[c] ?? 0) * perCount) / (kind === 'load' ? (gains[c] ?? 1) : 1)
        weight[c] = kilograms
        // A zero above what is measured has outlived its reason: the residue has gone.
        if ((zero[c] ?? 0) > kilograms) zero[c] = kilograms
        const here = bad[c] === 1 ? 0 : kilograms - (zero[c] ?? 0)
        peak[c] = Math.max(here, (peak[c] ?? 0) * recovered)
        load[c] = here < (peak[c] ?? 0) * RESIDUE ? 0 : here
      }
      bridge()
    },
    rest(taken, seconds) {
      for (let c = 0; c < count; c++) {
        if (taken[c] === 1) continue
        const off = (weight[c] ?? 0) - (zero[c] ?? 0)
        const time = off < MOST_RESIDUE ? RESIDUE_TIME : THING_TIME
        zero[c] = (zero[c] ?? 0) + off * Math.min(1, seconds / time)
      }
    },
    zero() {
      zero.set(weight)
    },
  }
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}
