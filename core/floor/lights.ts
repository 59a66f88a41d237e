/** The light under the feet: what it shows at each moment of a session. It says no more than the big screen, and nothing of it judges. */
import { isMark, nearestNumber, SCALE_END, SCALE_NUMBERS, type Counts, sumOf } from '../scale/position.ts'
import { along, isWhole, type StripPlace } from './strips.ts'
import { stepAt, type StepNumber } from '../method/steps.ts'

/** Warm is the light of the screen; no red and no green, which read as wrong and right. */
export type LightColour = 'off' | 'warm-dim' | 'warm' | 'white'

/**
 * `breathe` nothing to show; `show-cells` light wherever somebody stands, which the board does by itself; `identify` a blink that nobody
 * overlooks; `marks` a colour for each number from 0 to 10, which a board with more lights spreads over them.
 */
export type LightPicture =
  | { readonly type: 'off' | 'breathe' | 'show-cells' | 'identify' }
  | { readonly type: 'marks'; readonly colours: readonly LightColour[] }

export interface LightInput {
  readonly phase: 'idle' | 'preparing' | 'running' | 'closed'
  readonly step: StepNumber | null
  /** People on each number, as the big screen may show them. */
  readonly counts: Counts
  /** The 10 has opened in step 5. */
  readonly isTenOpen: boolean
  /** The screen does not show the line as it is now: hidden, or the picture of before. */
  readonly positions: 'hidden' | 'live' | 'frozen'
  /** The quiet screen. */
  readonly quiet: boolean
}

const BREATHE: LightPicture = { type: 'breathe' }
const BLINK: LightPicture = { type: 'identify' }

export function lightsFor(input: LightInput): LightPicture {
  if (input.phase !== 'running' || input.step === null) return BREATHE
  if (input.quiet) return { type: 'off' }
  if (input.positions === 'hidden') return BREATHE
  switch (stepAt(input.step).id) {
    case 'line':
      return marks((number) => (isMark(number) ? 'white' : 'off'))
    case 'position':
    case 'step-forward':
      // What the board shows by itself is the line of now, and the screen shows another one.
      return input.positions === 'frozen' ? BREATHE : { type: 'show-cells' }
    case 'today':
      return lightUpTo(input.counts)
    case 'ideal':
      return input.isTenOpen ? marks(openTen) : marks((number) => (number === SCALE_END ? 'warm-dim' : 'off'))
    case 'ambition':
    case 'agreements':
    case 'reflection':
      return BREATHE
  }
}

/**
 * As the screen's light in step 4: from the 0, by how many people stand at that place or further on. A light knows two levels: bright as
 * far as at least half of the group has come, dim as far as anybody has.
 */
function lightUpTo(counts: Counts): LightPicture {
  const total = sumOf(counts)
  return marks((number) => {
    const thereOrFurther = sumOf(counts.slice(number))
    if (thereOrFurther === 0) return 'off'
    return 2 * thereOrFurther >= total ? 'warm' : 'warm-dim'
  })
}

/** All of the line is lit, the 10 most. */
function openTen(number: number): LightColour {
  if (number === SCALE_END) return 'white'
  return number >= SCALE_END - 2 ? 'warm' : 'warm-dim'
}

function marks(colourOf: (number: number) => LightColour): LightPicture {
  return { type: 'marks', colours: SCALE_NUMBERS.map(colourOf) }
}

/** What a strip shows that lies along a part of the line: its own 0 to 10 have the colours of the numbers under them. */
export function lightsAlong(picture: LightPicture, place: Pick<StripPlace, 'from' | 'to'>): LightPicture {
  if (picture.type !== 'marks' || isWhole(place)) return picture
  return marks((own) => picture.colours[nearestNumber(along(own, place))] ?? 'off')
}

/** What one strip shows of it: its part; a blink when it is set up or looked for; nothing as long as nobody said where it lies. */
export function lightsOn(
  picture: LightPicture,
  strip: { readonly place: Pick<StripPlace, 'from' | 'to'>; readonly isLaid: boolean; readonly blinks: boolean },
): LightPicture {
  if (strip.blinks) return BLINK
  return strip.isLaid ? lightsAlong(picture, strip.place) : BREATHE
}
