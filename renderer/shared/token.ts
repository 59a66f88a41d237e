/** The token that opens this screen: from the address it was opened with, kept for as long as the tab is. */

/** What is needed of a `Window`. */
export interface TokenPage {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>
  readonly history: { replaceState(data: null, unused: string, url: string): void }
  readonly sessionStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void }
}

const KEY = 'meetlat.token'

/**
 * The token after `#token=`, else the one of before a reload, else null. Takes it out of the address bar, where a photograph of the
 * screen would keep it.
 */
export function takeToken(page: TokenPage): string | null {
  const { hash, pathname, search } = page.location
  const given = new URLSearchParams(hash.slice(1)).get('token')
  if (given === null) return page.sessionStorage.getItem(KEY)
  page.sessionStorage.setItem(KEY, given)
  page.history.replaceState(null, '', pathname + search)
  return given
}
