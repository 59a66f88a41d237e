import { expect, test } from 'vitest'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { followFeed } from '../support/followed-feed.ts'
import { plugPtyBoard } from '../support/pty-board.ts'

test(
  '[SO-26] a strip falls silent while its port stays: stale, then lost, and right again when it speaks',
  { timeout: 60_000 },
  async () => {
    const strip = await plugPtyBoard({ people: 3, still: true })
    const feed = followFeed(
      openFloorFeed({ kind: 'serial', path: strip.hostPath }, { clock: systemClock, log: silentLog, packaged: true }),
    )
    await feed.shows(strip.board, 20_000)

    strip.board.hush()
    const stale = await feed.comesTo('stale', 5000)
    expect(stale).toBeGreaterThan(2000)
    strip.board.speak()
    await feed.shows(strip.board, 3000)

    strip.board.hush()
    await feed.comesTo('lost', 6000)
    expect(feed.views.at(-1)?.reason).toBe('silent')
    strip.board.speak()
    await feed.shows(strip.board, 3000)
  },
)
