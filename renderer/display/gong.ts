/** The gong at the end of a silent minute, made of a few tones: when it sounds, and how. */
import type { SessionView } from '#core/protocol/views'
import { after } from '../shared/after.ts'

type Heard = Pick<SessionView, 'silence' | 'gong'>

/** A silence that ended longer ago than this, ms, ended while this screen was not looking. */
const JUST_NOW = 2000

/** Whether the silence came to its end by itself between these two views, before our eyes. `now` in host time. */
export function gongSounds(before: Heard | null, after: Heard | null, now: number): boolean {
  if (before === null || after === null || after.gong === 'none') return false
  const [was, is] = [before.silence, after.silence]
  if (was === null || is === null || was.over || !is.over || was.since === null || was.which !== is.which) return false
  return now - was.since - was.left < JUST_NOW
}

interface Tone {
  /** Against the deepest tone. A gong's are no whole numbers: that is what makes it a gong. */
  readonly ratio: number
  readonly loudness: number
  /** Until it cannot be heard any more, s. */
  readonly lasts: number
}

const DEEPEST = 174
const TONES: readonly Tone[] = [
  { ratio: 0.5, loudness: 0.35, lasts: 7 },
  { ratio: 1, loudness: 1, lasts: 6 },
  { ratio: 1.006, loudness: 0.6, lasts: 6 },
  { ratio: 2.02, loudness: 0.42, lasts: 4 },
  { ratio: 2.74, loudness: 0.22, lasts: 3 },
  { ratio: 4.1, loudness: 0.1, lasts: 1.8 },
]
/** Soft: as struck with felt. */
const ATTACK = 0.03
const LOUDNESS = 0.22
/** A browser that lets a page sound says so within this, ms. */
const ANSWERS_WITHIN = 1000
/** What a fall to nothing falls to: an exponential fall never arrives. */
const SILENT = 0.0001

/** Strikes it once. Whether it can be heard, as far as the browser knows. */
export async function strikeGong(context: AudioContext): Promise<boolean> {
  const out = context.createGain()
  out.gain.value = LOUDNESS
  out.connect(context.destination)
  const start = context.currentTime
  for (const { ratio, loudness, lasts } of TONES) {
    const tone = context.createOscillator()
    const gain = context.createGain()
    tone.frequency.value = DEEPEST * ratio
    gain.gain.setValueAtTime(SILENT, start)
    gain.gain.exponentialRampToValueAtTime(loudness, start + ATTACK)
    gain.gain.exponentialRampToValueAtTime(SILENT, start + lasts)
    tone.connect(gain).connect(out)
    tone.start(start)
    tone.stop(start + lasts)
  }
  // A browser in which nobody has touched anything yet keeps quiet, and answers only when somebody does: then there is no gong.
  await Promise.race([context.resume(), new Promise<void>((resolve) => after(ANSWERS_WITHIN, resolve))])
  return context.state === 'running'
}
