/** A picture of the light in the words of LINE/1. */
import type { LightColour, LightPicture } from '#core/floor/lights'
import type { Light } from '#firmware/light-desk'
import type { PaletteColour } from '#firmware/messages'

/** Yellow is as warm as the palette gets. */
const PALETTE: Readonly<Record<LightColour, PaletteColour>> = { off: 0, 'warm-dim': 2, warm: 0xa, white: 0xf }

export function lightCommand(picture: LightPicture): Light {
  if (picture.type !== 'marks') return { type: 'light-effect', effect: picture.type }
  return { type: 'light-marks', colours: picture.colours.map((colour) => PALETTE[colour]) }
}
