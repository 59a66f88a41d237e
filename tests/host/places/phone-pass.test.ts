import { beforeEach, expect, test } from 'vitest'
import { defaultPlan } from '#core/session/plan'
import { startRunning, type SessionState } from '#core/session/session'
import { createPhonePass, type PhonePass } from '#host/places/phone-pass'

const KEY = 'the key of a kiosk'
let pass: PhonePass

beforeEach(() => {
  pass = createPhonePass(KEY)
})

function running(id: string): SessionState {
  return startRunning(id, 0, false, defaultPlan(null))
}

/** What a browser sends back of it. */
function sent(header: string | null): string {
  return header?.split(';')[0] ?? ''
}

test('[PL-7] a cookie is random, of this session, out of reach of every page and of other sites', () => {
  expect(pass.issue()).toBeNull()
  pass.follow(running('one'))
  const [one, other] = [pass.issue() ?? '', pass.issue() ?? '']
  expect(one).toMatch(/^meetlat_place=[\w-]{22}\.[\w-]{22}; Path=\/p; Max-Age=43200; HttpOnly; SameSite=Strict$/)
  expect(pass.phoneOf(sent(one))).not.toBeNull()
  expect(pass.phoneOf(`a=b; ${sent(one)}; c=d`)).toBe(pass.phoneOf(sent(one)))
  expect(pass.phoneOf(sent(other))).not.toBe(pass.phoneOf(sent(one)))
  expect(pass.phoneOf(sent(one))).not.toContain(sent(one).slice(14, 36))
})

test('[PL-7] nobody can make one, nor change one', () => {
  pass.follow(running('one'))
  const cookie = sent(pass.issue())
  const [name = '', seal = ''] = cookie.slice('meetlat_place='.length).split('.')
  const forged = [`${turned(name)}.${seal}`, `${name}.${turned(seal)}`, name, `${name}.`, `${seal}.${name}`, `${name}.${seal}x`, '']
  expect(forged.map((value) => pass.phoneOf(`meetlat_place=${value}`))).toEqual(forged.map(() => null))
  expect([pass.phoneOf(undefined), pass.phoneOf(`${'x'.repeat(5000)}; ${cookie}`)]).toEqual([null, null])
})

test('[PL-31] [PL-7] a cookie is known by no other kiosk and in no other session, and is good after a power cut under another name', () => {
  pass.follow(running('one'))
  const cookie = sent(pass.issue())
  const name = pass.phoneOf(cookie)
  const [again, other] = [createPhonePass(KEY), createPhonePass('another key')]
  for (const one of [again, other]) one.follow(running('one'))
  expect([again.phoneOf(cookie) === null, again.phoneOf(cookie) === name, other.phoneOf(cookie)]).toEqual([false, false, null])
  pass.follow({ phase: 'idle' })
  expect(pass.phoneOf(cookie)).toBeNull()
  pass.follow(running('two'))
  expect(pass.phoneOf(cookie)).toBeNull()
})

function turned(text: string): string {
  return (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
}
