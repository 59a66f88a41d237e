/** `npm run bench -- mixing`: how many people the kiosk counts in a room with strips, badges, phones and tablets at once. */
import { wilson } from './floor/interval.ts'
import { playRoom, type MixScore } from './mixing/play-room.ts'

const ROOMS = 400
/** Rooms whose strips go through the real floor, byte for byte; the others are told with errors. */
const FELT = 40
const SEED = 1
/** Of each of the other rows. */
const FEWER = 100

/** Of the five beside the strips, so many with a badge and no phone; the first row is the promise, the others say what it costs. */
const ONLY_BADGES = [0, 1, 2] as const

export async function benchMixing(): Promise<void> {
  for (const only of ONLY_BADGES) {
    const started = performance.now()
    const scores: MixScore[] = []
    const rooms = only === 0 ? ROOMS : FEWER
    for (let index = 0; index < rooms; index++)
      scores.push(playRoom(SEED, index, index < FELT && only === 0 ? 'felt' : 'told', only))
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    console.log(`mixing: ${rooms} rooms of 30 people, ${only} beside the strips with a badge alone, seed ${SEED}, ${seconds} s`)
    describe('all rooms', scores)
    describe(
      'strips through the real floor',
      scores.filter(({ kind }) => kind === 'felt'),
    )
    describe(
      'strips told with errors',
      scores.filter(({ kind }) => kind === 'told'),
    )
  }
}

function describe(name: string, scores: readonly MixScore[]): void {
  const share = (is: (score: MixScore) => boolean): string => {
    const hits = scores.filter(is).length
    const [low, high] = wilson(hits, scores.length)
    return `${percent(hits / scores.length)} (${percent(low)} to ${percent(high)})`
  }
  const offs = [...new Set(scores.map(({ off }) => off))].sort((one, other) => one - other)
  if (scores.length === 0) return
  console.log(`  ${name}: ${scores.length}`)
  console.log(`    total exact ${share(({ off }) => off === 0)} · within one ${share(({ off }) => Math.abs(off) <= 1)}`)
  console.log(`    total exact apart from what the strips got wrong ${share(({ off, strips }) => off === strips)}`)
  console.log(
    `    exact or doubted ${share(({ off, doubted }) => off === 0 || doubted)} · doubted ${share(({ doubted }) => doubted)}`,
  )
  console.log(`    all eleven numbers exact ${share(({ numbersExact }) => numbersExact)}`)
  const misplaced = scores.reduce((sum, score) => sum + score.misplaced, 0) / scores.length
  console.log(`    on another number than theirs ${misplaced.toFixed(1)} people a room`)
  console.log(`    added up without mixing: exact ${share(({ added }) => added === 0)}`)
  console.log(`    off by ${offs.map((off) => `${off}: ${scores.filter((score) => score.off === off).length}`).join(', ')}`)
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`
}
