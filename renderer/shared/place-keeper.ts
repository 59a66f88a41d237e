/**
 * Who stands on this phone or tablet, kept until the host has it. What goes to the host is always the whole list with a number, and its newest one wins:
 * so it may be sent again after anything, and counts once. It is sent again whenever the host may have forgotten it.
 */
import * as v from 'valibot'
import { placedSchema, type Placed, type PlaceList } from '#core/presence/place-list'
import type { AnswerRefusal } from '#core/protocol/messages'
import type { After } from '#core/timer'

/** `no-answer`: it may or may not have come; `no-cookie`: the browser keeps none, so that the host cannot know it again. */
export type PlaceAnswer = AnswerRefusal | 'no-answer' | 'no-cookie' | 'slow-down' | null

const keptSchema = v.object({ session: v.string(), n: v.number(), people: v.array(placedSchema), before: v.array(placedSchema) })

export interface KeptPlaces {
  /** The session in which they stand; null before the first one. */
  readonly session: string | null
  /** Of the newest list; 0 before the first one. */
  readonly n: number
  readonly people: readonly Placed[]
  /** Where they stood before they were brought to the 10 together. */
  readonly before: readonly Placed[]
}

export interface PlaceKeeperOptions {
  readonly send: (list: PlaceList) => Promise<PlaceAnswer>
  readonly after: After
  /** This device's own clock, ms: a list that is made later has a higher number, also when the storage was lost. */
  readonly now: () => number
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  /** Under which it is kept. */
  readonly name: string
  readonly changed: (kept: KeptPlaces, state: PlaceState) => void
}

/** `sent`: the host has it; `waiting`: not yet, and it is kept; a refusal: the host does not want it. */
export type PlaceState = 'sent' | 'waiting' | 'line-full' | 'no-cookie'

/** What the host says of itself. */
export interface PlaceHost {
  /** Null while there is none. */
  readonly session: string | null
  /** It can be heard, and lets people take a place. */
  readonly listens: boolean
}

export interface PlaceKeeper {
  follow(host: PlaceHost): void
  /** Who stands here from now on. */
  set(people: readonly Placed[], before?: readonly Placed[]): void
  /** Another page of this device may have changed what is kept. */
  reload(): void
}

const NOTHING: KeptPlaces = { session: null, n: 0, people: [], before: [] }
/** Between two lists, ms: a finger that slides makes many. */
const APART = 120
/** What did not come through is sent again after this, ms. */
const AGAIN_AFTER = 1000
const LASTING: readonly PlaceAnswer[] = ['line-full', 'no-cookie']

export function createPlaceKeeper({ send, after, now, storage, name, changed }: PlaceKeeperOptions): PlaceKeeper {
  let kept = keptIn(storage, name)
  let host: PlaceHost = { session: null, listens: false }
  let sent = 0
  let refusal: PlaceState | null = null
  let sending = false
  let cancelNext: (() => void) | null = null

  function tell(): void {
    changed(kept, sent === kept.n ? 'sent' : (refusal ?? 'waiting'))
  }

  function keep(next: KeptPlaces): void {
    kept = next
    refusal = null
    storage.setItem(name, JSON.stringify(kept))
    tell()
  }

  /** One at a time, and of what changed meanwhile only the newest. */
  async function push(): Promise<void> {
    if (sending || !host.listens || kept.session !== host.session || kept.session === null || sent === kept.n || refusal !== null)
      return
    const { session, n, people } = kept
    cancelNext?.()
    sending = true
    const answer = await send({ session, n, people: [...people] })
    sending = false
    settle(answer, n)
    tell()
    if (sent !== kept.n) cancelNext = after(answer === null ? APART : AGAIN_AFTER, () => void push())
  }

  function settle(answer: PlaceAnswer, n: number): void {
    if (answer === null) sent = n
    else if (answer === 'moved-on') {
      // Another page of this device has said something newer, and that is what is true now.
      if (takeNewer()) sent = kept.n
    } else if (LASTING.includes(answer) && n === kept.n) refusal = answer === 'line-full' ? 'line-full' : 'no-cookie'
  }

  function takeNewer(): boolean {
    const stored = keptIn(storage, name)
    if (stored.n <= kept.n) return false
    kept = stored
    return true
  }

  return {
    follow(next) {
      const wakes = next.listens && !(host.listens && host.session === next.session)
      host = next
      takeNewer()
      if (next.session !== kept.session) {
        // Another session: nobody of before stands in it.
        sent = 0
        keep({ ...NOTHING, session: next.session })
      }
      if (!wakes) return
      // It may have been started anew meanwhile, and know nobody.
      if (kept.n > 0) sent = 0
      refusal = null
      tell()
      void push()
    },
    set(people, before = []) {
      keep({ session: host.session, n: Math.max(kept.n + 1, now()), people, before })
      void push()
    },
    reload() {
      if (takeNewer()) tell()
    },
  }
}

function keptIn(storage: PlaceKeeperOptions['storage'], name: string): KeptPlaces {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), keptSchema), storage.getItem(name))
  return kept.success ? kept.output : NOTHING
}
