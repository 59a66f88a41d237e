import { expect, test } from 'vitest'
import { createLink } from '#firmware/link'
import { latin1 } from '../support/line1-messages.ts'
import { full, HELLO, openLinkStand, readyLinkStand, type LinkStand } from '../support/link-stand.ts'
import { sealed } from '../support/sealed-line.ts'

test('[FP-30] a port without a valid line within 6 s is lost, whatever else it says', () => {
  const stand = openLinkStand()
  for (let second = 0; second < 5; second++) {
    stand.receive(latin1('AT+CGMI\r\nOK\r\n'))
    stand.wait(1000)
  }
  stand.wait(999)
  expect(stand.link.state).toBe('opening')
  stand.wait(1)
  expect(stand.link.state).toBe('lost')
})

test('[FP-31] after 2.5 s without a valid line the link is stale, after 5 s lost', () => {
  const stand = readyLinkStand()
  stand.wait(2499)
  expect(stand.link.state).toBe('ready')
  stand.wait(1)
  expect(stand.link.state).toBe('stale')
  stand.wait(2499)
  expect(stand.link.state).toBe('stale')
  stand.wait(1)
  expect(stand.link.state).toBe('lost')
  expect(stand.of('state').map(({ state }) => state)).toEqual(['opening', 'syncing', 'ready', 'stale', 'lost'])
})

test('[FP-31] noise does not keep a link alive; a line that is not understood does, its checksum being good', () => {
  const stand = readyLinkStand()
  stand.wait(2400)
  stand.receive(latin1('$04,B,zz\n'))
  stand.wait(100)
  expect(stand.link.state).toBe('stale')
  stand.say('B,what')
  expect(stand.link.state).toBe('ready')
  stand.wait(2400)
  stand.say('Q,new')
  stand.wait(2400)
  expect(stand.link.state).toBe('ready')
})

test('[FP-31] a link that loses its board before the hello is lost after 5 s', () => {
  const stand = openLinkStand()
  stand.say('T,hello?')
  stand.wait(4999)
  expect(stand.link.state).toBe('syncing')
  stand.wait(1)
  expect(stand.link.state).toBe('lost')
})

test('[FP-32] a lost link is over: it reads, writes and reports nothing more, and drops what was asked', () => {
  const stand = readyLinkStand()
  const outcomes: string[] = []
  stand.wait(4990)
  stand.link.send({ type: 'identify' }, stand.now, ({ type }) => outcomes.push(type))
  stand.wait(10)
  const before = [stand.reports.length, stand.written.length]
  stand.say(HELLO, full(20))
  stand.wait(10_000)
  stand.link.send({ type: 'identify' }, stand.now, ({ type }) => outcomes.push(type))
  stand.link.close()
  expect(outcomes).toEqual(['dropped', 'dropped'])
  expect([stand.reports.length, stand.written.length]).toEqual(before)
  expect(stand.link.nextTickAt()).toBe(Infinity)
})

test('[FP-32] a closed link is over too', () => {
  const stand = readyLinkStand()
  stand.link.close()
  stand.say(full(20))
  stand.wait(10_000)
  expect(stand.link.state).toBe('closed')
  expect(stand.reports.at(-1)).toEqual({ type: 'state', state: 'closed' })
})

test('[FP-32] a link that is closed by whoever it tells says nothing of the rest of the chunk', () => {
  const told: string[] = []
  const link = createLink({}, ({ type }) => {
    told.push(type)
    if (type === 'text') link.close()
  })
  link.receive(sealed('$00,T,too early'), 0)
  link.open(0)
  link.receive(
    Uint8Array.from([...sealed('$00,T,one'), ...sealed('$01,T,two'), ...sealed(`$02,${HELLO}`), ...sealed('$03,B,what')]),
    0,
  )
  expect(told).toEqual(['state', 'state', 'text', 'state'])
})

test('[FP-33] after a silence the full frame from before is forgotten: its number may mean another one', () => {
  const stand = readyLinkStand()
  stand.say(full(20, [1, 2, 3, 4]), 'D,21,02,0,0105')
  expect(readings(stand)).toEqual([
    [1, 2, 3, 4],
    [1, 5, 3, 4],
  ])
  stand.wait(2500)
  stand.say('D,30,02,0,0106')
  expect(readings(stand)).toHaveLength(2)
  stand.say(full(40, [5, 6, 7, 8]), 'D,41,05,0,')
  expect(readings(stand).slice(2)).toEqual([
    [5, 6, 7, 8],
    [5, 6, 7, 8],
  ])
})

function readings(stand: LinkStand): readonly number[][] {
  return stand.of('reading').map(({ reading }) => Array.from(reading.cells))
}
