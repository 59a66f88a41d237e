/** The ways in from the network: who a screen is, what the big screen shows of it, and what may be asked of the phones. */
import type { Hello, Hub } from '#core/protocol/hub'
import type { Admission, Caller } from '#core/protocol/hub-questions'
import type { AnswerRefusal, GoodbyeReason } from '#core/protocol/messages'
import type { DoorsView, Invited, RemoteRequest } from '#core/protocol/remote-requests'
import type { Role, ScreenKind } from '#core/protocol/roles'
import type { Intent } from '#core/session/intents'
import type { SessionState } from '#core/session/session'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { BurstLog } from './burst-log.ts'
import { openDeviceBook } from './device-book.ts'
import { isSameSecret } from './guard.ts'
import { createGuestDoor } from './guest-door.ts'
import { createPairing, type Pairing } from './pairing.ts'

export interface DoorsOptions {
  readonly clock: Clock
  readonly log: Log
  readonly tellOnce: BurstLog
  /** Folder of the list of phones. */
  readonly data: string
  /** The key of the kiosk. */
  readonly token: string
  /** Where phones find this kiosk, without a slash at the end; null while they cannot. */
  readonly address: () => string | null
  readonly hub: () => Hub
  /** The tablets that are let in now. */
  readonly tablets: (devices: readonly string[]) => void
}

export interface Doors extends Pick<Pairing, 'waitOf'> {
  readonly pair: Pairing['pair']
  admit(hello: Hello): Admission | null
  request(request: RemoteRequest, from: Pick<Caller, 'device'>): AnswerRefusal | null
  /** Why this may not be asked so soon after the last time; null when it may. */
  tooSoon(intent: Intent, from: Caller): AnswerRefusal | null
  follow(session: SessionState): void
  /** Screens came or went. */
  look(): void
  /** A screen was sent away. */
  dismissed(reason: GoodbyeReason): void
  readonly view: DoorsView
  readonly remotes: Pairing['remotes']
  stop(): void
}

/** Who a screen is that knows the key of the kiosk. */
const ROLE_OF: Readonly<Record<ScreenKind, Role>> = {
  display: 'display',
  remote: 'driver',
  tablet: 'tablet',
  guest: 'guest',
  phone: 'phone',
}
/** Where whoever was invited shows the code. */
const PAGE_OF: Readonly<Record<Invited, string>> = { phone: 'remote', tablet: 'tablet' }

const SAYS: Readonly<Partial<Record<GoodbyeReason, string>>> = {
  token: 'screens came without a key that fits: shut out',
  'bad-message': 'screens said what none of ours says: shut out',
  'too-many': 'screens said or wanted too much: shut out',
}

export function openDoors({ clock, log, tellOnce, data, token, address, hub, tablets }: DoorsOptions): Doors {
  const guests = createGuestDoor(clock, token)
  let followed: SessionState | null = null
  const pairing = createPairing({
    clock,
    book: openDeviceBook(data, log),
    isReachable: () => address() !== null,
    changed: show,
    setRole: (device, role) => hub().setRole(device, role),
  })

  function viewDoors(): DoorsView {
    const base = address()
    const { code } = pairing
    if (base === null) return { remote: null, guest: null, places: null }
    return {
      remote: code === null ? null : { url: `${base}/${PAGE_OF[pairing.invited]}/#pair=${code}`, code, for: pairing.invited },
      guest: guests.code === null ? null : { url: `${base}/g/${guests.code}` },
      places: { url: `${base}/p` },
    }
  }

  function show(): void {
    hub().showDoors(viewDoors())
    hub().showRemotes(pairing.remotes)
    tablets(pairing.remotes.devices.flatMap(({ device, role }) => (role === 'tablet' ? [device] : [])))
  }

  return {
    pair(code, from, known, as) {
      const paired = pairing.pair(code, from, known, as)
      if (!paired.ok && paired.reason === 'wrong-code') tellOnce('wrong codes were tried at the door for phones')
      return paired
    },
    waitOf: pairing.waitOf,
    admit({ kind, token: given = '' }) {
      // It sees what `phoneViewOf` leaves, and takes its place with a cookie.
      if (kind === 'phone') return { role: 'phone', device: null }
      if (isSameSecret(given, token)) return { role: ROLE_OF[kind], device: null }
      if (kind === 'remote' || kind === 'tablet') {
        const known = pairing.admit(given)
        // A key opens the page for which it was given, and no other one.
        return (known?.role === 'tablet') === (kind === 'tablet') ? known : null
      }
      return kind === 'guest' && guests.admits(given) ? { role: 'guest', device: null } : null
    },
    request: pairing.request,
    tooSoon: (intent, from) => (intent.type === 'guest.add' && from.role === 'guest' && !guests.mayAdd(from) ? 'busy' : null),
    follow(session) {
      // Most of what screens are told anew is the line, which is none of our business.
      if (session === followed) return
      followed = session
      guests.follow(session)
      pairing.follow(session)
    },
    look: () => pairing.see(hub().present),
    dismissed(reason) {
      const line = SAYS[reason]
      if (line !== undefined) tellOnce(line)
    },
    get view() {
      return viewDoors()
    },
    get remotes() {
      return pairing.remotes
    },
    stop: pairing.stop,
  }
}
