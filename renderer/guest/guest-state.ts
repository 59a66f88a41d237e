/** What a participant's page shows now. */
import type { GoodbyeReason } from '#core/protocol/messages'
import type { SessionView } from '#core/protocol/views'
import type { LinkState } from '../shared/host-store.ts'

export type GuestState = 'connecting' | 'lost' | 'wrong' | 'full' | 'closed' | 'ended' | 'open'

export interface GuestLink {
  readonly link: LinkState
  readonly goodbye: GoodbyeReason | null
}

export function guestStateOf(view: SessionView | null, { link, goodbye }: GuestLink): GuestState {
  if (link === 'lost' && goodbye === 'token') return 'wrong'
  if (link === 'lost' && goodbye === 'too-many') return 'full'
  if (view === null) return link === 'lost' ? 'lost' : 'connecting'
  if (view.phase !== 'running') return 'ended'
  // Who is writing while the network is gone goes on writing: the note waits.
  if (view.guests !== null) return 'open'
  return link === 'lost' ? 'lost' : 'closed'
}
