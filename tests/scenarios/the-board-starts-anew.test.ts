import { expect, test, vi } from 'vitest'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { followFeed } from '../support/followed-feed.ts'
import { plugPtyBoard } from '../support/pty-board.ts'

test(
  '[SO-26] the board starts anew in the middle: the floor stays, and is right again within 3 s',
  { timeout: 60_000 },
  async () => {
    const strip = await plugPtyBoard({ people: 3, still: true })
    const noted: object[] = []
    const log = { ...silentLog, info: (facts: object) => noted.push(facts) }
    const feed = followFeed(openFloorFeed({ kind: 'serial', path: strip.hostPath }, { clock: systemClock, log, packaged: true }))
    await feed.shows(strip.board, 20_000)
    expect(noted).toEqual([])
    strip.board.restart()
    await vi.waitFor(() => expect(noted).toEqual([{ where: strip.hostPath, told: { type: 'reset' } }]), 3000)
    await feed.shows(strip.board, 3000)
    expect(feed.boards).toHaveLength(1)
    expect(feed.views.map(({ state }) => state)).not.toContain('lost')
  },
)
