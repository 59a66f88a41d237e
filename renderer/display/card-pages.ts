/** The pages of a column of cards. */
import type { Card } from '#core/session/card'

/** Pages of `width` that lie side by side, with a gap between, in so much width; at least one. Pixels, which a browser rounds. */
export function pagesIn(whole: number, width: number, gap: number): number {
  return width <= 0 ? 1 : Math.max(1, Math.ceil((whole - 2) / (width + gap)))
}

/** This page, or where it is when there are fewer: after the last one comes the first. */
export function pageAt(page: number, pages: number): number {
  return page % pages
}

/** The newest card that was not there before; null when none came, or all at once: then people begin with the first page. */
export function newestOf(cards: readonly Card[], before: readonly Card[]): number | null {
  if (before.length === 0) return null
  const known = new Set(before.map(({ id }) => id))
  const added = cards.filter(({ id }) => !known.has(id)).map(({ id }) => id)
  return added.length === 0 ? null : Math.max(...added)
}
