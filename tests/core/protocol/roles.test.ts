import { expect, test } from 'vitest'
import { mayCheck, readyRequestSchema } from '#core/protocol/ready'
import { ROLES, may } from '#core/protocol/roles'
import { intentSchema } from '#core/session/intents'

const INTENTS = intentSchema.options.map((option) => option.entries.type.literal)

const CLICKER = INTENTS.filter((intent) =>
  /^(guide|silence)\.|^session\.(start|close|reopen)$|^screen\.(quiet|positions)$|^evening\./.test(intent),
)
const WRITING = [
  'screen.cards',
  'voice.hear',
  'voice.unhear',
  'undo',
  'action.mark',
  ...INTENTS.filter((intent) => intent.startsWith('card.')),
]

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

test('[RO-21] whether everything is there is asked by who leads, and answered by the big screen', () => {
  const requests = readyRequestSchema.options.map((option) => option.entries.type.literal)
  const all = ROLES.map((role) => [role, requests.filter((request) => mayCheck(role, request))])
  const asks = ['ready.look', 'ready.gong', 'ready.print', 'ready.clicker']
  expect(Object.fromEntries(all)).toEqual({
    display: ['ready.pressed', 'ready.struck'],
    driver: asks,
    scribe: ['ready.look'],
    viewer: [],
    tablet: [],
    guest: [],
    phone: [],
    script: asks,
  })
})
