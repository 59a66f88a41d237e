/** `npm run bench -- mixing`: how many people the kiosk counts in a room with strips, badges, phones and tablets at once. */
import { wilson } from './floor/interval.ts'
import { measureMixing } from './mixing/mixing-cost.ts'
import type { Ease } from './mixing/mixed-room.ts'
import { playRoom, type MixScore, type StripKind } from './mixing/play-room.ts'

/** Nobody looked at these while the mixing was made. */
const SEEDS = [101, 102, 103, 104] as const
/** Of each seed; the strips of the first so many go through the real floor, byte for byte, those of the others are told with errors. */
const ROOMS = 200
const FELT = 10
/** Of each seed, for the other rows. */
const FEWER = 50

/** What the rooms would be without one thing: what is left is what that thing costs. */
const WITHOUT: readonly { readonly name: string; readonly strips: StripKind; readonly ease: Ease }[] = [
  { name: 'as they are', strips: 'told', ease: {} },
  { name: 'strips that never err', strips: 'true', ease: {} },
  { name: 'everybody taps once, just before', strips: 'told', ease: { taps: true } },
  { name: 'nobody taps beside the strips after leaving them', strips: 'told', ease: { gone: true } },
  { name: 'nobody leaves', strips: 'told', ease: { stay: true } },
  { name: 'nobody walks on', strips: 'told', ease: { stand: true } },
  { name: 'tablets for phones', strips: 'told', ease: { tablets: true } },
  { name: 'all of that', strips: 'true', ease: { taps: true, gone: true, stay: true, stand: true, tablets: true } },
]

export async function benchMixing(): Promise<void> {
  benchPromise()
  benchWithout()
  for (const only of [1, 2]) {
    console.log(`mixing: of the five beside the strips ${only} with a badge and no phone`)
    describe(
      'all rooms',
      playAll(FEWER, () => 'told', only),
    )
  }
  measureMixing()
}

/** The promise: exact in 95 % of 400 rooms. */
function benchPromise(): void {
  const scores = SEEDS.flatMap((seed) => {
    const of = play(seed, ROOMS, (index) => (index < FELT ? 'felt' : 'told'))
    console.log(`mixing: seed ${seed}, ${ROOMS} rooms of 30 people: total exact ${share(of, isExact)}`)
    return of
  })
  describe('all rooms', scores)
  for (const kind of ['felt', 'told'] as const) {
    const of = scores.filter((score) => score.kind === kind)
    console.log(`  ${kind === 'felt' ? 'strips through the real floor' : 'strips told with errors'}: ${of.length}`)
    console.log(`    total exact ${share(of, isExact)} · strips themselves exact ${share(of, ({ strips }) => strips === 0)}`)
  }
  explain(scores)
}

function benchWithout(): void {
  console.log(`mixing: ${FEWER} rooms of each seed without …`)
  for (const { name, strips, ease } of WITHOUT)
    console.log(
      `  ${name.padEnd(50)} exact ${share(
        playAll(FEWER, () => strips, 0, ease),
        isExact,
      )}`,
    )
}

function playAll(rooms: number, strips: (index: number) => StripKind, only: number, ease: Ease = {}): readonly MixScore[] {
  return SEEDS.flatMap((seed) => play(seed, rooms, strips, only, ease))
}

function play(seed: number, rooms: number, strips: (index: number) => StripKind, only = 0, ease: Ease = {}): readonly MixScore[] {
  return Array.from({ length: rooms }, (_, index) => playRoom(seed, index, strips(index), only, ease))
}

function describe(name: string, scores: readonly MixScore[]): void {
  const offs = [...new Set(scores.map(({ off }) => off))].sort((one, other) => one - other)
  const misplaced = scores.reduce((sum, score) => sum + score.misplaced, 0) / scores.length
  console.log(`  ${name}: ${scores.length}`)
  console.log(`    total exact ${share(scores, isExact)} · within one ${share(scores, ({ off }) => Math.abs(off) <= 1)}`)
  console.log(
    `    exact or doubted ${share(scores, (one) => isExact(one) || one.doubted)} · doubted ${share(scores, ({ doubted }) => doubted)}`,
  )
  console.log(`    all eleven numbers exact ${share(scores, ({ numbersExact }) => numbersExact)}`)
  console.log(`    on another number than theirs ${misplaced.toFixed(1)} people a room`)
  console.log(`    added up without mixing: exact ${share(scores, ({ added }) => added === 0)}`)
  console.log(`    off by ${offs.map((off) => `${off}: ${scores.filter((score) => score.off === off).length}`).join(', ')}`)
}

/** What was wrong in the rooms that were. */
function explain(scores: readonly MixScore[]): void {
  const causes = new Map<string, number>()
  for (const { off, strips, wrong } of scores) {
    if (off === 0) continue
    const names = wrong.map(({ kind, fate }) => `${kind} of somebody ${WHERE[fate]}`)
    if (strips !== 0) names.push('miscounted on a strip')
    const cause = names.sort().join(' + ')
    causes.set(cause, (causes.get(cause) ?? 0) + 1)
  }
  for (const [cause, rooms] of [...causes].sort(([, one], [, other]) => other - one)) console.log(`    wrong in ${rooms}: ${cause}`)
}

const WHERE = {
  strip: 'on a strip, counted apart',
  beside: 'beside the strips, taken for somebody on them',
  away: 'who left, counted',
}

function isExact({ off }: MixScore): boolean {
  return off === 0
}

function share(scores: readonly MixScore[], is: (score: MixScore) => boolean): string {
  const hits = scores.filter(is).length
  const [low, high] = wilson(hits, scores.length)
  return `${percent(hits / scores.length)} (${percent(low)} to ${percent(high)})`
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`
}
