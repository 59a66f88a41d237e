import { describe, expect, test } from 'vitest'
import { beat, HELLO, openLinkStand, OTHER_BOOT, readyLinkStand } from '../support/link-stand.ts'

test('[FP-40] are told once each, and acknowledged every time they come', () => {
  const stand = readyLinkStand()
  stand.say(BEAT, arrival(1), arrival(1))
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
  stand.say(BEAT, arrival(1))
  stand.restart()
  stand.say(OTHER_BOOT, beat(0x27f0, 1, '91D0'), arrival(1))
  expect(stand.of('card').map(({ boot, event }) => [boot, event.event])).toEqual([
    [0x5c1e, 1],
    [0x91d0, 1],
  ])
})

function arrival(event: number, t = 0x27f0): string {
  return `N,${t.toString(16).toUpperCase()},${event.toString(16).toUpperCase()},5,A,D5F904DFF3911B32`
}

/** Says what time it is, as it does every second. */
const BEAT = beat(0x27f0, 2)

test('[FP-94] say how long ago they were, by the time of the board: 0 for what has just been', () => {
  const stand = readyLinkStand()
  stand.say(beat(100_000, 2), arrival(1, 40_000))
  stand.ack()
  stand.wait(300)
  stand.say(arrival(2, 70_300))
  stand.ack()
  stand.say(arrival(3, 100_250))
  expect(stand.of('card').map(({ late }) => late)).toEqual([60_000, 30_000, 0])
  const round = readyLinkStand()
  round.say(beat(0x100, 2), arrival(1, 0xffff_f000))
  expect(round.of('card').map(({ late }) => late)).toEqual([0x1100])
})

test('[FP-94] wait for the time of the board before they count, and no longer than two seconds', () => {
  const stand = readyLinkStand()
  stand.say(arrival(1, 40_000))
  expect([stand.of('card').length, stand.written.length]).toEqual([0, 1])
  stand.say(beat(100_000, 2), arrival(1, 40_000))
  expect(stand.of('card').map(({ late }) => late)).toEqual([60_000])
  expect(stand.written.at(-1)).toEqual([300, '!02,K,1'])
  const timeless = readyLinkStand()
  for (let n = 0; n < 8; n++) {
    timeless.say(arrival(1))
    timeless.wait(250)
  }
  expect(timeless.of('card')).toEqual([])
  timeless.say(arrival(1))
  expect(timeless.of('card').map(({ late }) => late)).toEqual([0])
})

describe('with a salt', () => {
  const ONE = '00112233445566778899AABBCCDDEEFF'
  const OTHER = 'FFEEDDCCBBAA99887766554433221100'

  test('[FP-42] nothing of a card counts or is acknowledged before the board has acked the salt', () => {
    const stand = readyLinkStand({ salt: ONE })
    expect(stand.written.at(-1)).toEqual([300, `!02,S,${ONE}`])
    stand.say(BEAT, arrival(1))
    expect(stand.of('card')).toEqual([])
    expect(stand.written).toHaveLength(2)
    stand.ack()
    stand.say(arrival(1))
    expect(stand.of('card')).toHaveLength(1)
    expect(stand.written.at(-1)).toEqual([300, '!03,K,1'])
  })

  test('[FP-42] another salt is sent at once; what is told until its ack does not count, and a late ack of the one before is not its ack', () => {
    let salt = ONE
    const stand = readyLinkStand({ salt: () => salt })
    salt = OTHER
    stand.link.resalt(stand.now)
    stand.say(BEAT)
    stand.ack()
    expect(stand.written.at(-1)).toEqual([300, `!03,S,${OTHER}`])
    stand.say(arrival(1))
    stand.ack()
    stand.say(arrival(2))
    expect(stand.of('card').map(({ event }) => event.event)).toEqual([2])
  })

  test('[FP-42] a salt that nobody acks is sent again and again; a board without readers gets none', () => {
    const stand = readyLinkStand({ salt: ONE })
    stand.wait(5000)
    expect(stand.written.filter(([, line]) => line.includes(',S,')).length).toBeGreaterThan(3)
    const without = openLinkStand({ salt: ONE })
    without.say(HELLO.replace(',rd=3', ''))
    without.wait(300)
    without.ack()
    expect(without.written).toHaveLength(1)
  })

  test('[FP-42] after a reset the salt is sent again before anything of a card counts', () => {
    const stand = readyLinkStand({ salt: ONE })
    stand.ack()
    stand.say(BEAT, arrival(1))
    stand.ack()
    stand.restart()
    stand.say(OTHER_BOOT, beat(0x27f0, 1, '91D0'))
    stand.ack()
    stand.say(arrival(1))
    expect(stand.of('card')).toHaveLength(1)
    stand.ack()
    stand.say(arrival(1))
    expect(stand.of('card').map(({ boot }) => boot)).toEqual([0x5c1e, 0x91d0])
  })
})

test('[FP-43] readers that do not answer are told when that changes, by notice or by heartbeat', () => {
  const stand = readyLinkStand()
  stand.say(
    'B,3E8,5C1E,2,0,0,0',
    'E,400,R1,m=10',
    'E,410,R1,m=0',
    'B,7D0,5C1E,5,0,8,0',
    'E,800,R2,m=10',
    'E,801,R1',
    'E,802,R1,m=11',
  )
  stand.say('B,BB8,5C1E,9,0,0,0', 'B,FA0,5C1E,A,0,8,0', 'E,FB0,R1,m=5')
  expect(stand.of('readers').map(({ faults }) => faults)).toEqual([
    { missing: [10], unnamed: false },
    { missing: [0, 10], unnamed: false },
    { missing: [0], unnamed: false },
    { missing: [], unnamed: false },
    { missing: [], unnamed: true },
    { missing: [5], unnamed: false },
  ])
  stand.restart()
  stand.say(OTHER_BOOT)
  expect(stand.of('readers').at(-1)?.faults).toEqual({ missing: [], unnamed: false })
})
