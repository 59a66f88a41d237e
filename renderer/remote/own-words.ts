/** What the session is about, in words: the plan's own, else those of its template, else those of any session. */
import type { SessionView } from '#core/protocol/views'

export interface OwnWords {
  readonly topic: string | null
  readonly ambition: string
  /** What one sees at the 10; null when nobody said. */
  readonly ten: string | null
  readonly zero: string
}

export function ownWordsOf({ wording, topic }: Pick<SessionView, 'wording' | 'topic'>, text: (key: string) => string): OwnWords {
  const template = topic === null ? 'anyTopic' : `topics.${topic}`
  return {
    topic: wording.topic || (topic === null ? null : text(`topics.${topic}.name`)),
    ambition: wording.ambition || text(`${template}.ambition`),
    ten: wording.ten || (topic === null || wording.ambition !== '' ? null : text(`script.tens.${topic}`)),
    zero: wording.zero || text(`${template}.zero`),
  }
}
