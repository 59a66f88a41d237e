import { expect, test } from 'vitest'
import { OTHER_BOOT, readyLinkStand } from '../support/link-stand.ts'

test('[FP-40] are told once each, and acknowledged every time they come', () => {
  const stand = readyLinkStand()
  stand.say(arrival(1), arrival(1))
  expect(stand.written.at(-1)).toEqual([300, '!02,K,1'])
  stand.ack()
  stand.say(arrival(1))
  expect(stand.written.at(-1)).toEqual([300, '!03,K,1'])
  stand.ack()
  stand.say(arrival(2))
  expect(stand.of('card').map(({ boot, event }) => [boot, event.event])).toEqual([
    [0x5c1e, 1],
    [0x5c1e, 2],
  ])
})

test('[FP-40] of another boot are other events', () => {
  const stand = readyLinkStand()
  stand.say(arrival(1))
  stand.restart()
  stand.say(OTHER_BOOT, arrival(1))
  expect(stand.of('card').map(({ boot, event }) => [boot, event.event])).toEqual([
    [0x5c1e, 1],
    [0x91d0, 1],
  ])
})

function arrival(event: number): string {
  return `N,27F0,${event.toString(16).toUpperCase()},5,A,D5F904DFF3911B32`
}
