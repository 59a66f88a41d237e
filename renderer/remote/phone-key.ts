/** The key with which this phone comes in: the one in its address, else its own, else the one of before a reload. */
import { keptKey, type KeyStorage } from '../shared/pairing.ts'
import { takeToken, type TokenPage } from '../shared/token.ts'

export interface KeyPage extends TokenPage {
  readonly localStorage: KeyStorage
}

/** Null for a phone that has to show the code of the room first. */
export function takeKey(page: KeyPage): string | null {
  const isGiven = new URLSearchParams(page.location.hash.slice(1)).has('token')
  const token = takeToken(page)
  return isGiven ? token : (keptKey(page.localStorage) ?? token)
}
