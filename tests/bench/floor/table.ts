/** The rows of the floor's table: the figures of a family, with how sure they are. */
import { quantile } from '../measure.ts'
import type { Family } from './families.ts'
import { bootstrap, wilson, type Interval } from './interval.ts'
import type { Outcome } from './run-scene.ts'

/** One row: what was measured of a family. */
export function describeFamily(family: Family, outcomes: readonly Outcome[]): string {
  return `${family.name.padEnd(24)} ${String(outcomes.length).padStart(4)}  ${figures(family, outcomes).join(' · ')}`
}

function figures({ scored }: Family, outcomes: readonly Outcome[]): readonly string[] {
  const ends = outcomes.map(({ end }) => end)
  if (scored === 'ghosts') {
    const [haunted, hours] = [
      outcomes.filter(({ ghosts }) => ghosts > 0),
      outcomes.reduce((sum, { frames }) => sum + frames, 0) / 108_000,
    ]
    return [`ghosts ${Math.max(...outcomes.map(({ ghosts }) => ghosts))} (in ${haunted.length} scenes, ${hours.toFixed(1)} h)`]
  }
  if (scored === 'end') {
    return [
      part(
        'exact',
        ends.map(({ exact }) => exact),
      ),
      part(
        'placed',
        ends.map(({ placed }) => placed),
      ),
      part(
        'exact at 2.5 s',
        outcomes.map(({ early }) => early.exact),
      ),
      byNumber(outcomes),
    ]
  }
  const courses = outcomes.flatMap(({ course }) => course ?? [])
  const settled = courses.flatMap(({ settled }) => settled ?? [])
  const mota = mean(
    'MOTA',
    courses.map((course) => course.mota),
  )
  if (scored === 'count') {
    return [
      part(
        'within 1',
        ends.map(({ withinOne }) => withinOne),
      ),
      part(
        'exact',
        ends.map(({ exact }) => exact),
      ),
      mota,
    ]
  }
  return [
    mota,
    mean(
      'IDF1',
      courses.map(({ idf1 }) => idf1),
    ),
    mean('settled', settled),
    times(
      'right',
      outcomes.flatMap(({ settling }) => settling),
      1,
    ),
    times(
      'mark',
      outcomes.flatMap(({ firstMarks }) => firstMarks),
      0.2,
    ),
  ]
}

function part(name: string, hits: readonly boolean[]): string {
  const hit = hits.filter(Boolean).length
  return `${name} ${(hit / hits.length).toFixed(3)} ${show(wilson(hit, hits.length))}`
}

/** How the count depends on how many there are. */
function byNumber(outcomes: readonly Outcome[]): string {
  const groups = [
    [0, 12],
    [13, 19],
    [20, 40],
  ] as const
  const parts = groups.flatMap(([least, most]) => {
    const some = outcomes.filter(({ people }) => people >= least && people <= most)
    if (some.length === 0) return []
    return `${least}-${most} people ${(some.filter(({ end }) => end.exact).length / some.length).toFixed(3)}`
  })
  return parts.join(', ')
}

function mean(name: string, values: readonly number[]): string {
  return `${name} ${(values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3)} ${show(bootstrap(values))}`
}

/** Seconds, and the part that is within what was promised; half a frame of grace for frames that come 33 ms apart. */
function times(name: string, seconds: readonly number[], promised: number): string {
  if (seconds.length === 0) return `${name} -`
  const kept = seconds.filter((value) => value <= promised + 0.005).length
  const within = `${((100 * kept) / seconds.length).toFixed(1)} % within ${promised} s ${show(wilson(kept, seconds.length))}`
  return `${name} p50 ${quantile(seconds, 0.5).toFixed(2)} p95 ${quantile(seconds, 0.95).toFixed(2)} s, ${within}`
}

function show([low, high]: Interval): string {
  return `[${low.toFixed(3)} ${high.toFixed(3)}]`
}

/** The scenes that went worst, to be replayed. */
export function worstScenes({ scored }: Family, outcomes: readonly Outcome[], most: number): readonly number[] {
  const badness = ({ end, course, ghosts }: Outcome): number => {
    if (scored === 'ghosts') return ghosts
    if (scored === 'end' || scored === 'count') return Math.abs(end.off) + (scored === 'end' && !end.placed ? 0.5 : 0)
    return course === null ? 0 : 1 - course.mota - (course.settled ?? 1) + 1
  }
  return outcomes
    .filter((outcome) => badness(outcome) > 0.03)
    .sort((a, b) => badness(b) - badness(a))
    .slice(0, most)
    .map(({ scene }) => scene)
}
