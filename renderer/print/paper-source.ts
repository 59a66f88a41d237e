/** Which paper this page shows, by its address, and where it comes from. */
import { LOCALES, type Locale } from '#core/locale'
import { ROOM_SHEETS, type Paper, type RoomSheet } from '#core/takehome/paper'
import { paperOf, unpackPaper } from '#core/takehome/paper-address'
import { COPIES, type Copy } from '#core/takehome/take-home'

/** What an address asks for. `packed` brings its paper along; `code` is what participants scan; `choose` is an address without a wish. */
export type Wish =
  | { readonly of: 'packed'; readonly packed: string }
  | { readonly of: 'code'; readonly code: string }
  | { readonly of: 'room'; readonly sheet: RoomSheet; readonly locale: Locale }
  | { readonly of: 'take-home'; readonly copy: Copy; readonly locale: Locale }
  | { readonly of: 'choose'; readonly locale: Locale }

export type Found = Paper | 'choose' | 'gone'

/** Fetches JSON from this host; null when it is not given. May reject when the host is not there. */
export type FetchJson = (address: string, headers: Readonly<Record<string, string>>) => Promise<unknown>

export function wishOf({ hash, search }: Pick<Location, 'hash' | 'search'>): Wish {
  const secret = /^#(paper|code)=(.+)$/.exec(hash)
  if (secret?.[1] === 'paper') return { of: 'packed', packed: secret[2] ?? '' }
  if (secret?.[1] === 'code') return { of: 'code', code: secret[2] ?? '' }
  const asked = new URLSearchParams(search)
  const locale = LOCALES.find((known) => known === asked.get('locale')) ?? 'nl'
  const paper = asked.get('paper')
  const sheet = ROOM_SHEETS.find((known) => known === paper)
  if (sheet !== undefined) return { of: 'room', sheet, locale }
  if (paper !== 'take-home') return { of: 'choose', locale }
  return { of: 'take-home', copy: COPIES.find((known) => known === asked.get('copy')) ?? 'group', locale }
}

/** `token` is the key of the kiosk, when this page was opened with it. */
export async function findPaper(wish: Wish, token: string | null, fetchJson: FetchJson): Promise<Found> {
  switch (wish.of) {
    case 'packed':
      return unpackPaper(wish.packed) ?? 'gone'
    case 'code':
      return fetched(() => fetchJson(`/t/${encodeURIComponent(wish.code)}/paper`, {}))
    case 'take-home':
      return token === null
        ? 'gone'
        : fetched(() => fetchJson(`/api/take-home?copy=${wish.copy}`, { authorization: `Bearer ${token}` }))
    case 'room':
      return { paper: wish.sheet, locale: wish.locale }
    case 'choose':
      return 'choose'
  }
}

async function fetched(fetchIt: () => Promise<unknown>): Promise<Found> {
  try {
    return paperOf(await fetchIt()) ?? 'gone'
  } catch {
    // The host is away, or the session is over: for whoever reads it that is the same.
    return 'gone'
  }
}
