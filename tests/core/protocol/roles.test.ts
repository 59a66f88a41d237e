import { expect, test } from 'vitest'
import { ROLES, may } from '#core/protocol/roles'
import { intentSchema } from '#core/session/intents'

const INTENTS = intentSchema.options.map((option) => option.entries.type.literal)

test('[RO-1] every pair of a role and an intent has its answer: a tablet asks nothing of the session, the others guide', () => {
  const answers = ROLES.map((role) => [role, INTENTS.filter((intent) => may(role, intent))])
  expect(Object.fromEntries(answers)).toEqual({ display: INTENTS, remote: INTENTS, script: INTENTS, tablet: [] })
})
