/** What a session is about, as it stood on the screen. */
import type { Texts } from '#content/texts'
import type { ArchivedSession } from '#core/archive/archived-session'

export function titleOf({ plan }: Pick<ArchivedSession, 'plan'>, texts: Texts): string {
  if (plan.ambition !== '') return plan.ambition
  return plan.template === null ? texts.anyTopic.ambition : texts.topics[plan.template].ambition
}
