import { readdirSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { followFeed } from '../support/followed-feed.ts'
import { plugPtyBoard } from '../support/pty-board.ts'

const deps = { clock: systemClock, log: silentLog, packaged: true }

test(
  '[SO-26] unplugged and plugged in again, three times: lost, then right again, and nothing is left open',
  { timeout: 60_000 },
  async () => {
    const strip = await plugPtyBoard({ people: 3, still: true })
    const feed = followFeed(openFloorFeed({ kind: 'serial', path: strip.hostPath }, deps))
    await feed.comesTo('ready', 5000)
    await feed.shows(strip.board, 20_000)
    const openFiles = countOpenFiles()
    for (let time = 0; time < 3; time += 1) {
      await strip.unplug()
      await feed.comesTo('lost', 5000)
      await strip.plug()
      await feed.shows(strip.board, 3000)
      await vi.waitFor(() => expect(countOpenFiles()).toBe(openFiles), 10_000)
    }
    // The same strip is still the same floor.
    expect(feed.boards).toHaveLength(1)
    expect(feed.views.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1])).toEqual([
      'searching',
      'connecting',
      'ready',
      'lost',
      'ready',
      'lost',
      'ready',
      'lost',
      'ready',
    ])
  },
)

function countOpenFiles(): number {
  return readdirSync('/proc/self/fd').length
}
