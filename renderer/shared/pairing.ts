/** Getting this phone in with the code of the big screen, and the key that it then keeps. */
import * as v from 'valibot'
import type { Invited } from '#core/protocol/remote-requests'

/** What is needed of a `Window`. */
export interface PairingPage {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>
  readonly history: { replaceState(data: null, unused: string, url: string): void }
}
/** Where the key is kept: longer than the tab, because a phone closes tabs as it likes. */
export type KeyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
export type Post = (path: string, body: string) => Promise<{ readonly status: number; json(): Promise<unknown> }>

export type PairFailure = 'wrong-code' | 'wrong-form' | 'not-open' | 'slow-down' | 'too-many' | 'no-answer'
/** `seconds` is how long to wait before the next try. */
export interface FailedPairing {
  readonly reason: PairFailure
  readonly seconds: number
}

/** A tablet may have been a phone before, in the same browser. */
const KEY: Readonly<Record<Invited, string>> = { phone: 'meetlat.phone', tablet: 'meetlat.tablet' }
const DIGITS = 6

const pairedSchema = v.object({ token: v.string() })
const refusedSchema = v.object({
  refusal: v.picklist(['wrong-code', 'not-open', 'slow-down', 'too-many']),
  seconds: v.optional(v.number(), 0),
})

/** The key that this phone was given; null when it has none. */
export function keptKey(storage: KeyStorage, as: Invited = 'phone'): string | null {
  return storage.getItem(KEY[as])
}

/** For a phone that was shut out, or is done. */
export function forgetKey(storage: KeyStorage, as: Invited = 'phone'): void {
  storage.removeItem(KEY[as])
}

/** The code after `#pair=`, as the QR code of the big screen has it; null without one. Takes it out of the address: it opens once. */
export function takePairCode({ location, history }: PairingPage): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('pair')
  if (code !== null) history.replaceState(null, '', location.pathname + location.search)
  return code
}

/** Only the digits of what somebody typed, as far as a code goes. */
export function digitsOf(typed: string): string {
  return typed.replaceAll(/\D/g, '').slice(0, DIGITS)
}

/** Shows the code, and keeps the key that comes for it. Null when this phone is in, else why not. */
export async function pair(
  code: string,
  storage: KeyStorage,
  post: Post = postHere,
  as: Invited = 'phone',
): Promise<FailedPairing | null> {
  const digits = digitsOf(code)
  if (digits.length < DIGITS) return { reason: 'wrong-form', seconds: 0 }
  const token = keptKey(storage, as)
  try {
    const answer = await post(
      '/pair',
      JSON.stringify({ code: digits, ...(as === 'phone' ? {} : { as }), ...(token === null ? {} : { token }) }),
    )
    const body = await answer.json()
    const paired = v.safeParse(pairedSchema, body)
    if (paired.success) {
      storage.setItem(KEY[as], paired.output.token)
      return null
    }
    const refused = v.safeParse(refusedSchema, body)
    return refused.success ? { reason: refused.output.refusal, seconds: refused.output.seconds } : NO_ANSWER
  } catch {
    // No network, no kiosk, or something else on its address: all a person can do is look at the wifi.
    return NO_ANSWER
  }
}

const NO_ANSWER: FailedPairing = { reason: 'no-answer', seconds: 0 }
/** A kiosk in the same room answers far sooner, ms. */
const ANSWER_WITHIN = 5000

function postHere(path: string, body: string): ReturnType<Post> {
  const headers = { 'content-type': 'application/json' }
  return fetch(path, { method: 'POST', headers, body, signal: AbortSignal.timeout(ANSWER_WITHIN) })
}
