/**
 * Who took a place on the line with a phone or on a tablet. A device says who stands on it, whole and numbered, and its newest list wins: so a list
 * that is sent again after a lost answer, or after this program was started anew, counts once. All of it is presence: in memory, for one session, and
 * never on disk.
 */
import { placeDoorOf, type PlaceSession } from '#core/presence/place-door'
import { MOST_ON_TABLETS, MOST_PHONES, type PlaceList, type PlaceRefusal } from '#core/presence/place-list'
import type { Place, PlaceKind } from '#core/presence/place'
import { clampToScale } from '#core/scale/position'
import type { SessionState } from '#core/session/session'
import type { Clock } from '../ports/clock.ts'

export type DeviceKind = Exclude<PlaceKind, 'badge'>

export interface PlaceDesk {
  /** Who stands on this device from now on. Null when it is so, or was so already. */
  put(kind: DeviceKind, device: string, list: PlaceList): PlaceRefusal | null
  /** The session as it is now. */
  follow(session: SessionState): void
  /** The tablets that are still let in: whoever stands on another one is gone. */
  keepTablets(devices: readonly string[]): void
}

export interface PlaceDeskOptions {
  readonly clock: Clock
  /** All places of one kind that count now. */
  readonly show: (kind: DeviceKind, taken: readonly Place[]) => void
}

/** Tenths: closer together nobody can stand, and a finger cannot point. */
const PER_UNIT = 10
const KINDS: readonly DeviceKind[] = ['phone', 'tablet']
const MOST: Readonly<Record<DeviceKind, number>> = { phone: MOST_PHONES, tablet: MOST_ON_TABLETS }
const MOST_OF_PHONE = 1

interface Holder {
  readonly n: number
  readonly people: readonly Place[]
  /** The number that the device gave each of them, in the same order. */
  readonly numbers: readonly number[]
}

export function createPlaceDesk({ clock, show }: PlaceDeskOptions): PlaceDesk {
  const holders: Readonly<Record<DeviceKind, Map<string, Holder>>> = { phone: new Map(), tablet: new Map() }
  let session: SessionState = { phase: 'idle' }

  function isOpen(kind: DeviceKind): boolean {
    return placeDoorOf(factsOf(session), kind) === 'open'
  }

  function placesOf(kind: DeviceKind): readonly Place[] {
    return [...holders[kind].values()].flatMap(({ people }) => people)
  }

  /** While the group does not stand on the line nobody does; when it comes back everybody is where they were. */
  function tell(kind: DeviceKind): void {
    show(kind, isOpen(kind) ? placesOf(kind) : NOBODY)
  }

  function seat(kind: DeviceKind, before: Holder | undefined, list: PlaceList): Holder {
    const taken = new Set(placesOf(kind).map(({ id }) => id))
    const people = list.people.map(({ id, position }) => {
      const known = before?.people[before.numbers.indexOf(id)]
      const to = clampToScale(Math.round(position * PER_UNIT) / PER_UNIT)
      return known?.position === to ? known : { id: known?.id ?? freeOf(taken), position: to, at: clock.now() }
    })
    return { n: list.n, people, numbers: list.people.map(({ id }) => id) }
  }

  return {
    put(kind, device, list) {
      const running = session.phase === 'running' ? session : null
      if (running !== null && running.id !== list.session) return 'moved-on'
      if (!isOpen(kind)) return 'places-closed'
      const before = holders[kind].get(device)
      if (before !== undefined && list.n < before.n) return 'moved-on'
      if (list.n === before?.n) return null
      const others = placesOf(kind).length - (before?.people.length ?? 0)
      const fits = others + list.people.length <= MOST[kind] && (kind === 'tablet' || list.people.length <= MOST_OF_PHONE)
      if (!fits) return 'line-full'
      // Also one on which nobody stands: a list of before that comes late must not put them back.
      holders[kind].set(device, seat(kind, before, list))
      forgetEmpty(holders[kind])
      tell(kind)
      return null
    },
    follow(next) {
      if (next === session) return
      const before = session
      session = next
      const goesOn = before.phase === 'running' && next.phase === 'running' && before.id === next.id
      for (const kind of KINDS) {
        if (!goesOn) holders[kind].clear()
        if (!goesOn || differs(before, next)) tell(kind)
      }
    },
    keepTablets(devices) {
      const gone = [...holders.tablet.keys()].filter((device) => !devices.includes(device))
      for (const device of gone) holders.tablet.delete(device)
      if (gone.length > 0) tell('tablet')
    },
  }
}

const NOBODY: readonly Place[] = []
/** Devices of which is remembered that nobody stands on them. */
const MOST_EMPTY = 1000

/** Memory is bounded, whoever comes: of those on whom nobody stands the one that spoke first is forgotten. */
function forgetEmpty(holders: Map<string, Holder>): void {
  const empty = [...holders].filter(([, { people }]) => people.length === 0)
  for (const [device] of empty.slice(0, Math.max(0, empty.length - MOST_EMPTY))) holders.delete(device)
}

function freeOf(taken: Set<number>): number {
  let id = 0
  while (taken.has(id)) id++
  taken.add(id)
  return id
}

function factsOf(session: SessionState): PlaceSession {
  if (session.phase !== 'running') return { phase: session.phase, step: null, phones: false }
  return { phase: 'running', step: session.step, phones: session.phones }
}

function differs(before: SessionState, next: SessionState): boolean {
  return KINDS.some((kind) => placeDoorOf(factsOf(before), kind) !== placeDoorOf(factsOf(next), kind))
}
