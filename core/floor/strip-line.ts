/**
 * The strips of a room as one line. Those that go on from each other are felt as one strip as long as all of them speak, so that somebody
 * astride a joint is one person; when one falls silent each is felt by itself again. Nobody's id changes with that.
 */
import { createFloor, type Floor, type FloorState, type Person } from './floor.ts'
import { nearestNumber, SCALE_END, SCALE_NUMBERS } from '../scale/position.ts'
import { createPersonNames } from './person-names.ts'
import { joinCells, type JoinedCells, type LaidStrip } from './joined-cells.ts'
import type { Reading } from './reading.ts'
import { alongLine, goesOn, joinStrips, WHOLE_LINE, type Strip } from './strips.ts'
import { createTally, type Tally } from './tally.ts'

/** A strip that was heard. `uid` is its board's. */
export interface HeardStrip extends Strip, LaidStrip {
  readonly uid: string
}

export interface StripLine {
  /** Takes a reading of one of the strips, before `join`. */
  read(uid: string, reading: Reading): void
  /** What all of them feel. */
  join(strips: readonly HeardStrip[]): FloorState
  /** What lies on this strip now is nothing. */
  zero(uid: string): void
}

/** A strip of which nothing came for so long, ms, is felt by itself no more: the others go on without it. */
const SILENT_AFTER = 500

/** After that, and at the beginning, those who stand there are got to know for so long, ms, before they are told. */
const KNOWS_AFTER = 2000

/** Strips that are felt as one. */
interface Row {
  readonly uids: readonly string[]
  readonly cells: JoinedCells
  readonly floor: Floor
  readonly tally: Tally
  /** When each was heard last, on the clock of the readings. */
  readonly heard: number[]
  /** From when on it is told. */
  from: number
  state: FloorState
}

export function createStripLine(): StripLine {
  const names = createPersonNames()
  let rows: readonly Row[] = []
  let laid: readonly HeardStrip[] = []

  /** As they were laid and learned before: nothing has to be begun anew. */
  function isSame(strips: readonly HeardStrip[]): boolean {
    return (
      strips.length === laid.length &&
      strips.every(({ uid, geometry, calibration, place }, index) => {
        const before = laid[index]
        return before?.uid === uid && before.geometry === geometry && before.calibration === calibration && before.place === place
      })
    )
  }

  function rowOf(uid: string): Row | undefined {
    return rows.find(({ uids }) => uids.includes(uid))
  }

  return {
    read(uid, reading) {
      const row = rowOf(uid)
      if (row === undefined) return
      const index = row.uids.indexOf(uid)
      row.heard[index] = reading.at
      const together = row.cells.take(index, reading)
      if (together === null) return
      if (row.from < 0 || together.at - row.state.at > SILENT_AFTER) row.from = together.at + KNOWS_AFTER
      row.state = along(row, row.floor.accept(together))
    },
    join(strips) {
      if (!isSame(strips)) {
        rows = findRows(strips)
        laid = strips
      }
      const whole = rows.filter((row) => isWhole(row, strips))
      const felt: Strip[] = whole.map(({ state }) => ({ state, place: WHOLE_LINE, stale: false }))
      const alone = strips.filter(({ uid }) => !whole.some(({ uids }) => uids.includes(uid)))
      const state = joinStrips([...felt, ...alone])
      const people = names.keep([...whole.map(({ uids }) => uids.join('+')), ...alone.map(({ uid }) => uid)].join(), state.people)
      return people === state.people ? state : { ...state, people }
    },
    zero(uid) {
      rowOf(uid)?.floor.zero()
    },
  }
}

function isWhole({ uids, heard, from, state }: Row, strips: readonly HeardStrip[]): boolean {
  const newest = Math.max(...heard)
  return (
    from >= 0 &&
    state.at >= from &&
    heard.every((at) => newest - at <= SILENT_AFTER) &&
    strips.every(({ uid, stale }) => !stale || !uids.includes(uid))
  )
}

/** Strips that go on from each other, as far as their cells can be joined. */
function findRows(strips: readonly HeardStrip[]): readonly Row[] {
  const rows: Row[] = []
  const left = strips.toSorted(alongLine)
  while (left.length > 0) {
    const members = left.splice(0, 1)
    for (let next = nextOf(members, left); next !== undefined; next = nextOf(members, left))
      members.push(...left.splice(left.indexOf(next), 1))
    const cells = members.length > 1 ? joinCells(members) : null
    if (cells !== null && typeof cells !== 'string') rows.push(newRow(members, cells))
  }
  return rows
}

function nextOf(members: readonly HeardStrip[], left: readonly HeardStrip[]): HeardStrip | undefined {
  const last = members.at(-1)
  return last && left.find(({ place }) => goesOn(last.place, place))
}

function newRow(members: readonly HeardStrip[], cells: JoinedCells): Row {
  const floor = createFloor(cells.geometry, cells.calibration)
  return {
    uids: members.map(({ uid }) => uid),
    cells,
    floor,
    tally: createTally(),
    heard: members.map(() => -Infinity),
    from: -1,
    state: floor.state(),
  }
}

/** What is felt along the joined cells, on the line. */
function along({ cells: { ruler, geometry }, tally }: Row, state: FloorState): FloorState {
  const toLine = (position: number): number => ruler((position * geometry.length) / SCALE_END)
  const people = state.people.map(({ id, position, settled }): Person => ({ id, position: toLine(position), settled }))
  const doubts = state.doubts.map(({ kind, number }) => {
    const there = number === null ? null : nearestNumber(toLine(number))
    return { kind, number: SCALE_NUMBERS.find((known) => known === there) ?? null }
  })
  return { ...state, people, doubts, counts: tally.count(people) }
}
