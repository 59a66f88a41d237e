import { expect, test } from 'vitest'
import { ROLES, may } from '#core/protocol/roles'
import { intentSchema } from '#core/session/intents'

const INTENTS = intentSchema.options.map((option) => option.entries.type.literal)

const CLICKER = INTENTS.filter((intent) =>
  /^(guide|silence)\.|^session\.(start|close|reopen)$|^screen\.(quiet|positions)$/.test(intent),
)
const WRITING = ['screen.cards', 'voice.hear', 'voice.unhear', 'undo', ...INTENTS.filter((intent) => intent.startsWith('card.'))]

test('[RO-1] every pair of a role and an intent has its answer', () => {
  const answers = ROLES.map((role) => [role, INTENTS.filter((intent) => may(role, intent)).toSorted()])
  const all = INTENTS.filter((intent) => intent !== 'guest.add').toSorted()
  expect(Object.fromEntries(answers)).toEqual({
    display: CLICKER.toSorted(),
    driver: all,
    scribe: WRITING.toSorted(),
    viewer: [],
    tablet: ['guest.add'],
    guest: ['guest.add'],
    phone: [],
    script: all,
  })
})
