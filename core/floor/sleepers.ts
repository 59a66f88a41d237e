/** Sleepers: cells that read 0 beside a foot. Of a dead one that is so for good; a living one wakes, sooner or later, as the mat has it. */

export interface Sleepers {
  /** 1 for each cell that is dead; the same array every time. */
  readonly dead: Uint8Array
  /** Looks at the next counts; `same` is for how many readings each cell has held its count. */
  look(counts: Uint8Array, same: Uint32Array): void
  forget(): void
}

/**
 * The strip's mat carries 1 to 5 % to the next cell: beside a foot a living cell on which nobody stands cannot keep reading 0. On a mat that
 * carries little it may: then more than this part of all such cells do, and cells break one at a time. The first one is believed however few
 * there are.
 */
const MOST_CARRIED = 0.05
const MANY_ASLEEP = 0.2
const FIRST_ASLEEP = 0.8
/**
 * Where only noise wakes such cells, one of many sleeps long by chance. So none is dead before that is beyond all chance (natural logarithm),
 * by how often all of them together read 0; what the filter lets through of the noise lasts so many readings. Cells differ: one that has
 * woken shows how long a living one may sleep here, and a dead one sleeps so many times as long.
 */
const BEYOND_CHANCE = 6
const NOISE_MEMORY = 3
const LONGER = 2
/** So many readings of such cells are looked back on: half a minute of ten people. */
const MEMORY = 20_000

/** Of so many cells. `wakes`: counts on a cell that wake the next one; `least`: readings that any sleep lasts before it is one. */
export function createSleepers(count: number, wakes: number, least: number): Sleepers {
  const dead = new Uint8Array(count)
  /** For how many readings beside a foot each cell has read 0 since it read more, and the longest after which one did. */
  const slept = new Uint32Array(count)
  let longest = 0
  /** Readings of cells beside a foot on which nobody stands, as far as they are remembered: more than 0, and 0. */
  let readMore = 0
  let readNothing = 0
  let bare = 0
  let asleep = 0

  function watch(counts: Uint8Array, same: Uint32Array): void {
    let woken = 0
    let early = 0
    bare = 0
    asleep = 0
    for (let c = 0; c < count; c++) {
      const now = counts[c] ?? 0
      const most = mostBeside(counts, c)
      const isBare = most > wakes && now <= MOST_CARRIED * most + 1
      const before = slept[c] ?? 0
      slept[c] = now > 0 ? 0 : before + (isBare ? 1 : 0)
      if (!isBare) continue
      bare++
      if (now === 0 && (same[c] ?? 0) > least) asleep++
      if (now === 0 && before < least) early++
      if (now > 0) woken++
      if (now > 0 && before > least) longest = Math.max(longest, before)
    }
    const keep = Math.max(0, 1 - (woken + early) / MEMORY)
    readMore = readMore * keep + woken
    readNothing = readNothing * keep + early
  }

  return {
    dead,
    look(counts, same) {
      watch(counts, same)
      dead.fill(0)
      if (asleep === 0 || asleep > MANY_ASLEEP * bare + FIRST_ASLEEP) return
      const looks = (BEYOND_CHANCE * NOISE_MEMORY) / Math.log(1 + readMore / readNothing)
      const after = Math.max(LONGER * longest, looks)
      for (let c = 0; c < count; c++) {
        const sleeps = counts[c] === 0 && (same[c] ?? 0) > least && mostBeside(counts, c) > wakes
        // Where living cells wake at once, one that slept before anybody came is known at once.
        if (sleeps && (after <= least || (slept[c] ?? 0) > after)) dead[c] = 1
      }
    },
    forget() {
      slept.fill(0)
      longest = 0
      readMore = 0
      readNothing = 0
    },
  }
}

function mostBeside(counts: Uint8Array, c: number): number {
  return Math.max(counts[c - 1] ?? 0, counts[c + 1] ?? 0)
}
