/** A session in words and figures, as the archive shows it. */
import type { ArchivedSession } from '#core/archive/archived-session'
import type { SessionSummary } from '#core/archive/session-summary'
import { STEPS } from '#core/method/steps'
import { CARD_KINDS } from '#core/session/card'
import { MOMENTS } from '#core/session/snapshot'

type About = Pick<SessionSummary, 'template' | 'topic' | 'ambition'>

/** What it is about: the group's own words, else the key of a text of ours. */
export function ambitionOf({ template, ambition }: About): { readonly own: string } | { readonly key: string } {
  if (ambition !== '') return { own: ambition }
  return { key: template === null ? 'anyTopic.ambition' : `topics.${template}.ambition` }
}

/** The moments that were kept, in their order. */
export function momentsIn(session: ArchivedSession) {
  return MOMENTS.flatMap((moment) => {
    const snapshot = session[moment]
    return snapshot === null ? [] : [{ moment, snapshot }]
  })
}

/** What was written down, by kind; kinds without anything are left out. */
export function notesIn({ cards }: ArchivedSession) {
  return CARD_KINDS.map((kind) => ({ kind, cards: cards.filter((card) => card.kind === kind) })).filter(
    ({ cards }) => cards.length > 0,
  )
}

/** Whole minutes that each step took, beside what was planned. */
export function timesIn({ used, plan }: ArchivedSession) {
  return STEPS.map(({ number, id }) => ({
    number,
    id,
    took: Math.round((used[number - 1] ?? 0) / 60_000),
    planned: plan.minutes[number - 1] ?? 0,
  }))
}
