import { expect, test } from 'vitest'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { followFeed } from '../support/followed-feed.ts'
import { powerBoard } from '../support/simulated-board.ts'
import { listenTcpByteEnd } from '../support/tcp-byte-end.ts'

test('[SO-26] a board on the network goes away and comes back: lost, then right again', { timeout: 60_000 }, async () => {
  const end = await listenTcpByteEnd()
  const board = powerBoard(end, systemClock, { people: 3, still: true })
  const spec = { kind: 'tcp', host: '127.0.0.1', port: end.port } as const
  const feed = followFeed(openFloorFeed(spec, { clock: systemClock, log: silentLog, packaged: true }))
  await feed.shows(board, 20_000)
  await end.unplug()
  await feed.comesTo('lost', 5000)
  expect(feed.views.at(-1)).toMatchObject({ kind: 'tcp', detail: `127.0.0.1:${end.port}` })
  await end.plug()
  await feed.shows(board, 3000)
})
