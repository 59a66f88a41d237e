/** The light under the feet follows what the room tells its screens. */
import { lightsFor, type LightPicture } from '#core/floor/lights'
import type { LineView } from '#core/protocol/lines'
import type { SessionView } from '#core/protocol/views'
import type { Counts } from '#core/scale/position'

export interface FloorLights {
  /** What all screens are told of the session. */
  follow(view: SessionView): void
  /** What the big screen may show of the line. */
  followLine(shown: LineView): void
}

/** `show` is handed a picture when it is another one than before. */
export function createFloorLights(show: (picture: LightPicture) => void): FloorLights {
  let view: SessionView | null = null
  let counts: Counts = []
  let shown = ''

  function look(): void {
    if (view === null) return
    const { phase, step, positions, quiet, gathering } = view
    const picture = lightsFor({ phase, step, positions, quiet, counts, isTenOpen: gathering?.open === true })
    const text = JSON.stringify(picture)
    if (text === shown) return
    shown = text
    show(picture)
  }

  return {
    follow(next) {
      view = next
      look()
    },
    followLine(line) {
      ;({ counts } = line)
      look()
    },
  }
}
