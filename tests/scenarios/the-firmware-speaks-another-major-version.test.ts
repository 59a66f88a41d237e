import { expect, test } from 'vitest'
import { encodeDeviceMessage } from '#firmware/encode-device'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { followFeed } from '../support/followed-feed.ts'
import { plugPtyBoard } from '../support/pty-board.ts'

test(
  '[SO-22] firmware 2.0 is named and not used, its port stays open, and firmware 1 is taken at once',
  { timeout: 60_000 },
  async () => {
    const strip = await plugPtyBoard({ people: 3, still: true }, true)
    let seq = 0
    const sayForeignHello = () => {
      strip.end.say(encodeDeviceMessage({ type: 'foreign-hello', seq: (seq += 1), version: { major: 2, minor: 0 } }))
    }
    const feed = followFeed(
      openFloorFeed({ kind: 'serial', path: strip.hostPath }, { clock: systemClock, log: silentLog, packaged: true }),
    )
    await feed.comesTo('connecting', 5000)
    sayForeignHello()
    await feed.comesTo('wrong-firmware', 5000)
    expect(feed.views.at(-1)).toEqual({ kind: 'serial', practice: false, state: 'wrong-firmware', detail: 'speaks 2.0' })
    expect(feed.readings).toBe(0)

    strip.board.restart()
    strip.board.speak()
    await feed.comesTo('ready', 3000)
    expect(feed.views.map(({ state }) => state)).toEqual(['searching', 'connecting', 'wrong-firmware', 'ready'])
  },
)
