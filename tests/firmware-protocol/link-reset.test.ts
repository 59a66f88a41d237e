import { expect, test } from 'vitest'
import { beat, full, HELLO, openLinkStand, OTHER_BOOT, readyLinkStand } from '../support/link-stand.ts'

test('[FP-34] is a hello or a heartbeat of another boot', () => {
  for (const sign of [OTHER_BOOT, beat(20, 1, '91D0')]) {
    const stand = readyLinkStand()
    stand.say(full(3000))
    stand.restart()
    stand.say(sign)
    expect(stand.of('reset')).toHaveLength(1)
  }
})

test('[FP-34] is numbers and time that jump back', () => {
  const stand = readyLinkStand()
  stand.lose(40)
  stand.say(full(30_000), full(30_033))
  stand.restart()
  stand.lose(4)
  stand.say(full(5100))
  expect(stand.of('reset')).toHaveLength(1)
  // Its hello brings no second one.
  stand.say(OTHER_BOOT)
  expect(stand.of('reset')).toHaveLength(1)
  expect(stand.of('board').map(({ hello }) => hello.boot)).toEqual([0x5c1e, 0x91d0])
})

test('[FP-34] is neither a clock that goes round nor one of the two alone', () => {
  const stand = readyLinkStand()
  stand.say(full(0xffff_fff0), full(0x10))
  stand.lose(200)
  stand.say(full(0x30))
  stand.say(full(0x20))
  // A card event is told again with the time at which it happened.
  stand.lose(3)
  stand.say('N,1,1,5,A,D5F904DFF3911B32')
  expect(stand.of('reset')).toEqual([])
})

test('[FP-34] also shows in another board on the same port', () => {
  const stand = readyLinkStand()
  stand.restart()
  stand.say(HELLO.replace('3A7F00C21B94', '3A7F00C21B95'))
  expect(stand.of('reset')).toHaveLength(1)
})

test('[FP-35] the full frame is forgotten, the host greets at once, and no lines count as lost', () => {
  const stand = readyLinkStand()
  stand.say(full(3000), full(3033))
  stand.restart()
  stand.say(OTHER_BOOT, 'D,14,03,0,')
  expect(stand.written.at(-1)).toEqual([300, '!02,H,1.0'])
  expect(stand.of('reading')).toHaveLength(2)
  stand.say(full(40))
  stand.wait(2000)
  expect(stand.of('reading')).toHaveLength(3)
  expect(stand.of('quality')).toEqual([])
})

test('[FP-36] counts stay for 2 s; then the link is stale until the next frame', () => {
  const stand = readyLinkStand()
  stand.say(full(3000))
  stand.restart()
  stand.say(OTHER_BOOT)
  stand.wait(1000)
  stand.say(OTHER_BOOT)
  stand.wait(999)
  expect(stand.link.state).toBe('ready')
  stand.wait(1)
  expect(stand.link.state).toBe('stale')
  stand.say(OTHER_BOOT)
  expect(stand.link.state).toBe('stale')
  stand.say(full(2100))
  expect(stand.link.state).toBe('ready')
  stand.wait(2400)
  expect(stand.link.state).toBe('ready')
})

test('[FP-36] a board without a strip has no frames to wait for', () => {
  const readers = 'H,1.0,nfc,3A7F00C21B95,0.3.1,91D0,EX,rd=3'
  const stand = openLinkStand()
  stand.say(readers)
  stand.restart()
  stand.say(readers.replace('91D0', '5C1E'))
  stand.wait(2400)
  expect(stand.link.state).toBe('ready')
})
