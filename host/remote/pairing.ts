/**
 * The phones that lead: who was let in, which of them leads, and when the next one may come.
 *
 * Exactly one phone leads. The first one does; whoever is given the lead takes it over, and the one before writes along. A phone may ask for
 * it: the one that leads answers, and if that one has been away for a minute nobody has to be asked.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Admission, Caller } from '#core/protocol/hub-questions'
import type { AnswerRefusal } from '#core/protocol/messages'
import type { Invited, RemoteRequest, RemotesView } from '#core/protocol/remote-requests'
import type { RemoteRole } from '#core/protocol/roles'
import { accepted, refused, type Result } from '#core/result'
import type { SessionState } from '#core/session/session'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Book, Device, DeviceBook } from './device-book.ts'
import { isSameSecret } from './guard.ts'
import { createPairingDoor } from './pairing-door.ts'

export interface PairingOptions {
  readonly clock: Clock
  readonly book: DeviceBook
  /** Whether a phone could come over the network at all, now. */
  readonly isReachable: () => boolean
  /** What the code or the list of phones says may be another one now. */
  readonly changed: () => void
  /** A phone has another role from now on; null shuts it out. */
  readonly setRole: (device: string, role: RemoteRole | null) => void
}

export type PairRefusal = 'not-open' | 'slow-down' | 'wrong-code' | 'too-many'

export interface Pairing {
  /** The key of a phone that showed the right code. One whose key is good already stays who it is, and uses up no code. */
  pair(code: string, address: string, known?: string, as?: Invited): Result<string, PairRefusal>
  /** How long this address has to wait before it tries again, ms. */
  waitOf(address: string): number
  /** Who the phone with this key is; null for no key of ours. */
  admit(key: string): Admission | null
  request(request: RemoteRequest, from: Pick<Caller, 'device'>): AnswerRefusal | null
  /** The session is as it is now. */
  follow(session: SessionState): void
  /** The screens that are there now. */
  see(present: readonly Admission[]): void
  /** The code that lets the next phone in; null while none may. */
  readonly code: string | null
  /** Whom it lets in: a phone, or a tablet and nothing else. */
  readonly invited: Invited
  readonly remotes: Omit<RemotesView, 'you'>
  stop(): void
}

/** A phone stays so long after the session has closed, ms: for the printout, and for a session right after it. */
const STAY_AFTER_CLOSE = 30 * 60_000
/** And no longer than this in any case, ms: yesterday's phone has no business here today. */
const STAY_AT_MOST = 12 * 60 * 60_000
/** An invitation is shown for so long, ms. */
const INVITE_FOR = 5 * 60_000
/** The one who leads has been away for so long, ms: whoever asks to lead does. */
const AWAY_FOR_ASKING = 60_000
/** And for so long, ms: before a session the screen shows the code again. A phone in a pocket is back sooner. */
const AWAY_FOR_THE_DOOR = 10 * 60_000
/** A question that nobody answers lapses, ms. */
const ASK_FOR = 2 * 60_000
/** How often is looked whether something above has come to pass, ms. */
const LOOK_EVERY = 2000
/** Phones that lead or look on, and tablets on which people take a place. */
const MOST: Readonly<Record<Invited, number>> = { phone: 24, tablet: 20 }

export function createPairing({ clock, book, isReachable, changed, setRole }: PairingOptions): Pairing {
  const door = createPairingDoor(clock)
  let { until, devices }: Book = book.read()
  let phase: SessionState['phase'] = 'idle'
  let present: readonly Admission[] = []
  /** Since when each phone has been away, monotonic; one that has not been seen yet since the start. */
  const awaySince = new Map<string, number>()
  const startedAt = clock.monotonic()
  let invitedUntil = 0
  let invitedAs: Invited = 'phone'
  /** Who would like to lead, and since when. */
  const asking = new Map<string, number>()
  let cancelLook: Cancel = clock.after(LOOK_EVERY, lookAgain)

  function lookAgain(): void {
    cancelLook = clock.after(LOOK_EVERY, lookAgain)
    look()
  }

  /** What time and comings and goings have changed. */
  function look(): void {
    const now = clock.now()
    const gone = devices.filter(({ since }) => now >= (until ?? Infinity) || now - since >= STAY_AT_MOST)
    if (gone.length > 0) shutOut(gone)
    for (const [device, since] of asking) if (clock.monotonic() - since >= ASK_FOR) asking.delete(device)
    const [next] = asking.keys()
    if (next !== undefined && isAway(AWAY_FOR_ASKING)) give(next, 'driver')
    door.setOpen(isReachable() && (clock.monotonic() < invitedUntil || waitsForDriver()))
    changed()
  }

  /** Before a session the room waits for whoever will lead it. */
  function waitsForDriver(): boolean {
    const before =
      phase === 'idle' ||
      phase === 'preparing' ||
      (phase === 'closed' && devices.length === 0 && until !== null && clock.now() >= until)
    return before && isAway(AWAY_FOR_THE_DOOR)
  }

  /** Whether nobody leads, or who does has been away for so long. */
  function isAway(time: number): boolean {
    if (present.some(({ role, device }) => role === 'driver' && device === null)) return false
    const driver = devices.find(({ role }) => role === 'driver')
    if (driver === undefined) return true
    return !isConnected(driver) && clock.monotonic() - (awaySince.get(driver.device) ?? startedAt) >= time
  }

  function isConnected({ device }: Device): boolean {
    return present.some((one) => one.device === device)
  }

  function keep(next: Partial<Book>): boolean {
    ;({ until, devices } = { until, devices, ...next })
    return book.keep({ until, devices })
  }

  function shutOut(gone: readonly Device[]): boolean {
    const kept = keep({ devices: devices.filter((one) => !gone.includes(one)) })
    for (const { device } of gone) {
      asking.delete(device)
      awaySince.delete(device)
      setRole(device, null)
    }
    return kept
  }

  function give(device: string, role: RemoteRole): AnswerRefusal | null {
    const known = devices.find((one) => one.device === device)
    // A tablet stands where everybody can touch it: it is never made a phone that leads.
    if (known === undefined || known.role === 'tablet') return 'unknown-remote'
    asking.delete(device)
    if (known.role === role) return null
    const before = devices
    const handsOver = (one: Device): boolean => role === 'driver' && one.role === 'driver'
    const kept = keep({
      devices: devices.map((one) => {
        if (one === known) return { ...one, role }
        return handsOver(one) ? { ...one, role: 'scribe' } : one
      }),
    })
    for (const one of before) if (one !== known && handsOver(one)) setRole(one.device, 'scribe')
    setRole(device, role)
    return kept ? null : 'not-stored'
  }

  function ask(device: string | null): AnswerRefusal | null {
    if (device === null) return 'unknown-remote'
    if (isAway(AWAY_FOR_ASKING)) return give(device, 'driver')
    if (!asking.has(device)) asking.set(device, clock.monotonic())
    return null
  }

  function remove(device: string | null): AnswerRefusal | null {
    const known = devices.find((one) => one.device === device)
    if (known === undefined) return 'unknown-remote'
    return shutOut([known]) ? null : 'not-stored'
  }

  function carryOut(request: RemoteRequest, device: string | null): AnswerRefusal | null {
    switch (request.type) {
      case 'remote.invite':
        if (request.on && !isReachable()) return 'no-network'
        invitedUntil = request.on ? clock.monotonic() + INVITE_FOR : 0
        invitedAs = request.as ?? 'phone'
        return null
      case 'remote.role':
        return give(request.device, request.role)
      case 'remote.revoke':
        return remove(request.device)
      case 'remote.clear':
        return shutOut(devices) ? null : 'not-stored'
      case 'remote.ask':
        return ask(device)
      case 'remote.leave':
        return remove(device)
    }
  }

  /** The code that is shown while a tablet is waited for is for a tablet: it lets nobody lead, or look on. */
  function invited(): Invited {
    return clock.monotonic() < invitedUntil ? invitedAs : 'phone'
  }

  function isFull(as: Invited): boolean {
    return devices.filter((one) => kindOf(one) === as).length >= MOST[as]
  }

  function letIn(as: Invited): string {
    const key = randomBytes(32).toString('base64url')
    const leads = isAway(0) && !devices.some(({ role }) => role === 'driver')
    const device: Device = {
      device: randomBytes(6).toString('base64url'),
      number: Math.max(0, ...devices.filter((one) => kindOf(one) === as).map(({ number }) => number)) + 1,
      role: as === 'tablet' ? 'tablet' : leads ? 'driver' : 'viewer',
      digest: digestOf(key),
      since: clock.now(),
    }
    keep({ devices: [...devices, device] })
    awaySince.set(device.device, clock.monotonic())
    return key
  }

  function deviceOf(key: string): Device | undefined {
    const digest = digestOf(key)
    return devices.find((one) => isSameSecret(one.digest, digest))
  }

  return {
    pair(code, address, known = '', as = 'phone') {
      const before = deviceOf(known)
      if (before !== undefined && kindOf(before) === as) return accepted(known)
      if (isFull(as)) return refused('too-many')
      if (as === 'phone' && invited() === 'tablet') return refused('not-open')
      const opened = door.knock(code, address)
      if (!opened.ok) return opened
      const key = letIn(as)
      invitedUntil = 0
      look()
      return accepted(key)
    },
    waitOf: (address) => door.waitOf(address),
    admit(key) {
      const known = deviceOf(key)
      return known === undefined ? null : { role: known.role, device: known.device }
    },
    request(request, { device }) {
      const refusal = carryOut(request, device)
      look()
      return refusal
    },
    follow(session) {
      phase = session.phase
      const next = untilOf(session, until)
      if (next !== until) keep({ until: next })
      look()
    },
    see(next) {
      for (const { device } of present) if (device !== null) awaySince.set(device, clock.monotonic())
      present = next
      look()
    },
    get code() {
      return door.code
    },
    get invited() {
      return invited()
    },
    get remotes() {
      return {
        devices: devices.map((one) => ({ device: one.device, number: one.number, role: one.role, connected: isConnected(one) })),
        asking: [...asking.keys()],
        reachable: isReachable(),
      }
    },
    stop: () => cancelLook(),
  }
}

function kindOf({ role }: Device): Invited {
  return role === 'tablet' ? 'tablet' : 'phone'
}

/** A session that has closed keeps its phones for a while; one that begins keeps them as long as it lasts. */
function untilOf(session: SessionState, until: number | null): number | null {
  if (session.phase === 'closed') return session.closedAt + STAY_AFTER_CLOSE
  return session.phase === 'idle' ? until : null
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
