/** What the host asks of the board that is the floor now. */
import { expect, test } from 'vitest'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import type { BoardFailure } from '#host/sources/board-port'
import type { SourceSpec } from '#host/sources/source-spec'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemoryWire, type MemoryWire } from '../../support/memory-wire.ts'
import { sealed } from '../../support/sealed-line.ts'

const HELLO = 'H,1.0,floor,3A7F00C21B94,0.3.1,5C1E,PO,n=4,pitch=100,org=50,len=1000,lsb=500,hz=30,led=11'

function open(wire: MemoryWire, spec: SourceSpec = { kind: 'serial', path: wire.where }) {
  const clock = createFakeClock()
  const paths = async () => (wire.isPlugged ? [wire.where] : [])
  const feed = openFloorFeed(spec, {
    clock,
    log: silentLog,
    packaged: false,
    serial: { list: paths, present: paths, wireAt: () => wire },
  })
  const boards: string[] = []
  feed.start({ view: () => undefined, board: (_, uid) => boards.push(uid), reading: () => undefined })
  return { clock, feed, boards }
}

/** A board that says hello at once and answers every line with this code; nothing at all for null. */
function answering(wire: MemoryWire, codeOf: (command: string) => string | null, hello = HELLO): readonly string[] {
  const heard: string[] = []
  let seq = 0
  const say = (line: string) => wire.say(sealed(`$${(seq++ & 0xff).toString(16).toUpperCase().padStart(2, '0')},${line}`))
  wire.hear((bytes) => {
    const [, id = '', command = ''] = /^!(..),(.*)\*....\n$/.exec(Buffer.from(bytes).toString('latin1')) ?? []
    heard.push(command)
    const code = codeOf(command)
    if (code !== null) say(`A,${id},${code}`)
    if (command.startsWith('H')) say(hello)
  })
  return heard
}

test('[SO-30] what is asked of the board is done, refused or unanswered, and told once', async () => {
  const wire = createMemoryWire()
  let code: string | null = 'OK'
  const heard = answering(wire, (command) => (command.startsWith('Z') ? code : 'OK'))
  const { clock, feed } = open(wire)
  await clock.advance(1000)
  expect(await feed.send({ type: 'zero', range: null })).toEqual({ ok: true, value: null })
  code = 'E6'
  expect(await feed.send({ type: 'zero', range: { first: 1, count: 2 } })).toEqual({ ok: false, reason: 'refused' })
  code = null
  const unanswered = feed.send({ type: 'zero', range: null })
  await clock.advance(900)
  expect(await unanswered).toEqual({ ok: false, reason: 'unanswered' })
  expect(await feed.send({ type: 'identify' })).toEqual({ ok: true, value: null })
  expect(heard.filter((command) => !/^[HP]/.test(command))).toEqual(['Z', 'Z,1,2', 'Z', 'Z', 'Z', 'G'])
  await feed.stop()
  expect(clock.waiting).toBe(0)
})

test('[SO-30] without a board nothing is asked, and what was asked of a board that goes away is answered', async () => {
  const wire = createMemoryWire()
  answering(wire, (command) => (command.startsWith('H') ? 'OK' : null))
  const { clock, feed } = open(wire)
  const noBoard = { ok: false, reason: 'no-board' satisfies BoardFailure }
  expect(await feed.send({ type: 'identify' })).toEqual(noBoard)
  await clock.advance(1000)
  const asked = [feed.send({ type: 'zero', range: null }), feed.send({ type: 'identify' })]
  wire.refuse('absent')
  expect(await Promise.all(asked)).toEqual([noBoard, noBoard])
  await clock.advance(100)
  expect(await feed.send({ type: 'identify' })).toEqual(noBoard)
  await feed.stop()
  expect(await feed.send({ type: 'identify' })).toEqual(noBoard)
})

test('[LI-12] the picture is there again when the board comes back, and goes over from practice to the strip', async () => {
  const wire = createMemoryWire()
  wire.refuse('absent')
  const heard = answering(wire, () => 'OK')
  const { clock, feed, boards } = open(wire, { kind: 'auto' })
  feed.light({ type: 'breathe' })
  await clock.advance(5000)
  expect(boards).toHaveLength(1)
  wire.refuse(null)
  await clock.advance(3000)
  expect(heard.filter((command) => command.startsWith('L'))).toEqual(['L,X,2'])
  wire.refuse('absent')
  feed.light({ type: 'show-cells' })
  await clock.advance(3000)
  wire.refuse(null)
  await clock.advance(3000)
  expect(heard.filter((command) => command.startsWith('L'))).toEqual(['L,X,2', 'L,X,1'])
  await feed.stop()
})
