/** What a page shows on which people take a place on the line. */
import { placeDoorOf, type PlaceDoor } from '#core/presence/place-door'
import type { PlaceKind } from '#core/presence/place'
import type { GoodbyeReason } from '#core/protocol/messages'
import type { SessionView } from '#core/protocol/views'
import type { LinkState } from './host-store.ts'

/** `connecting` and `lost` before the host was ever heard; `full`: so many phones the host does not take. */
export type PlacePage = 'connecting' | 'lost' | 'full' | PlaceDoor

export interface PlaceLink {
  readonly link: LinkState
  readonly goodbye: GoodbyeReason | null
}

/** Who stands on the line when the network goes stays there, and may go on moving: what they do is kept. */
export function placePageOf(view: SessionView | null, { link, goodbye }: PlaceLink, kind: PlaceKind): PlacePage {
  if (link === 'lost' && goodbye === 'too-many') return 'full'
  if (view === null) return link === 'lost' ? 'lost' : 'connecting'
  return placeDoorOf(view, kind)
}
