/** The way to the board that is the floor now, whichever of the sources that run has it, and what its light should show. */
import type { LightPicture } from '#core/floor/lights'
import { refused } from '#core/result'
import type { BoardPort } from './board-port.ts'
import type { Source } from './source.ts'
import type { Told } from './supervisor.ts'

export interface BoardSwitch extends BoardPort {
  show(source: Source): void
  hear(source: Source, told: Told): void
}

export function createBoardSwitch(): BoardSwitch {
  const ports = new Map<Source, BoardPort>()
  let shown: Source | null = null
  let wanted: LightPicture | null = null

  function lightUp(): void {
    if (shown !== null && wanted !== null) ports.get(shown)?.light(wanted)
  }

  return {
    show(source) {
      shown = source
      lightUp()
    },
    hear(source, told) {
      if (told.type === 'board') {
        ports.set(source, told.port)
        if (source === shown) lightUp()
      } else if (told.type === 'lost' || told.type === 'wrong-firmware') ports.delete(source)
    },
    async send(command) {
      const port = shown === null ? undefined : ports.get(shown)
      return port === undefined ? refused('no-board') : port.send(command)
    },
    light(picture) {
      wanted = picture
      lightUp()
    },
  }
}
