/** What stands along the upper edge beside the step, and which door is open. */
import type { DoorsView } from '#core/protocol/remote-requests'
import type { PaperView } from '#core/protocol/paper-requests'
import type { SessionView } from '#core/protocol/views'
import { totalOf as peopleIn } from '#core/session/snapshot'
import type { LineSubject } from './line-subject.ts'
import { totalOf } from './words.ts'

/** A text with what is filled in, and the number by which its form is chosen. */
export interface Counted {
  readonly key: string
  readonly named: Readonly<Record<string, number>>
  readonly plural: number
}

/** How many there are; in step 5 how many have come to the 10. */
export function totalTextOf(view: SessionView | null, { discs }: LineSubject, total: number): Counted | null {
  const gathering = view?.gathering
  if (gathering && gathering.of > 0) {
    const { there, of, open } = gathering
    return { key: `screen.gathering.${open ? 'there' : 'way'}`, named: { there, of }, plural: of }
  }
  const people = typeof discs === 'string' ? total : peopleIn(discs)
  const key = totalOf(view, people)
  return key === null ? null : { key, named: { n: people }, plural: people }
}

/** A longer name would push the rest of the edge aside. The ambition stands by the 10 anyway. */
const LONGEST_BESIDE = 40

export function topicBeside(topic: string | null, isTaken: boolean): string | null {
  return topic === null || isTaken || topic.length > LONGEST_BESIDE ? null : topic
}

export interface OpenDoor {
  readonly kind: 'guest' | 'remote' | 'paper'
  readonly url: string
  readonly code: string | null
  /** The key of what it is for. */
  readonly purpose: string
}

/** What a code is for. */
const DOOR_FOR = { phone: 'screen.door.remote', tablet: 'screen.door.tablet' } as const

/**
 * Before a session the facilitator's phone may come in. In it participants, while the facilitator lets them; and before them the one phone
 * or tablet for which somebody just asked. After it the page goes out.
 */
export function doorOf(view: SessionView | null, doors: DoorsView, share: PaperView['share'] = null): OpenDoor | null {
  if (view === null) return null
  const { guest, remote } = doors
  if (view.phase !== 'closed' && remote !== null) {
    const another = view.phase === 'running' && remote.for === 'phone'
    return { kind: 'remote', url: remote.url, code: remote.code, purpose: another ? 'screen.door.another' : DOOR_FOR[remote.for] }
  }
  if (view.phase === 'closed')
    return share === null ? null : { kind: 'paper', url: share.url, code: null, purpose: 'paper.screen.take' }
  if (view.phase !== 'running' || view.guests === null || guest === null) return null
  return { kind: 'guest', url: guest.url, code: null, purpose: `screen.door.guest.${view.guests}` }
}
