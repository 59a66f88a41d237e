/** What this session is about, in its own words where it has them and else in those of its template. */
import type { SessionView } from '#core/protocol/views'

/** A text of ours by its key, or a text that a person typed: that one is shown as it is, and nothing in it is filled in. */
export type Said = { readonly key: string } | { readonly text: string }

export interface Wording {
  readonly topic: Said | null
  /** Null when nobody said what this session is about. */
  readonly ambition: Said | null
  /** What one would see at the 10; null when the ambition is all that is known of it. */
  readonly ten: Said | null
  readonly zero: Said
}

export function wordingOf({ topic, wording }: Pick<SessionView, 'topic' | 'wording'>): Wording {
  const template = topic === null ? null : `topics.${topic}`
  return {
    topic: own(wording.topic) ?? keyIn(template, 'name'),
    ambition: own(wording.ambition) ?? keyIn(template, 'ambition'),
    ten: own(wording.ten) ?? (topic === null ? null : { key: `script.tens.${topic}` }),
    zero: own(wording.zero) ?? keyIn(template, 'zero') ?? { key: 'anyTopic.zero' },
  }
}

function own(text: string): Said | null {
  return text === '' ? null : { text }
}

function keyIn(template: string | null, name: string): Said | null {
  return template === null ? null : { key: `${template}.${name}` }
}
