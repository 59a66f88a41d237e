/** The address on a sticker: whoever opens it stands on that mark. It is the same in every session, because stickers stay where they are. */
import { MARKS } from '../scale/position.ts'

export type Mark = (typeof MARKS)[number]

/** `url` as the doors give it, without a slash at the end: `http://192.168.1.20:4173/p` and 5 make `http://192.168.1.20:4173/p/5`. */
export function placeAddress(url: string, mark: Mark): string {
  return `${url}/${mark}`
}

/** The mark as it stands in an address; null for anything else. */
export function markOf(text: string): Mark | null {
  return MARKS.find((mark) => String(mark) === text) ?? null
}
