/** What every benchmark needs: figures of a run, and two candidates measured in turn so that a drifting machine hits both. */

/** The value below which a share of the sorted figures lies, 0 to 1. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const figure = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  if (figure === undefined) throw new Error('no figures')
  return figure
}

export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5)
}

export interface Pair<Figure> {
  readonly ours: readonly Figure[]
  readonly theirs: readonly Figure[]
}

/** Runs both, A B A B …, `rounds` times after one round that does not count. */
export async function inTurn<Figure>(
  rounds: number,
  ours: () => Promise<Figure> | Figure,
  theirs: () => Promise<Figure> | Figure,
): Promise<Pair<Figure>> {
  const figures = { ours: Array<Figure>(), theirs: Array<Figure>() }
  for (let round = -1; round < rounds; round++) {
    const [our, their] = [await ours(), await theirs()]
    if (round < 0) continue
    figures.ours.push(our)
    figures.theirs.push(their)
  }
  return figures
}

/** Ours to theirs, round by round, so that a machine that was slow for a while was slow for both. */
export function medianRatio({ ours, theirs }: Pair<number>): number {
  return median(ours.map((our, round) => our / (theirs[round] ?? NaN)))
}

/** One line of the report: what was measured, its figures, the ratio and what was promised of it. */
export function report(
  what: string,
  figures: string,
  ratio: number,
  promise: { readonly atLeast?: number; readonly atMost?: number },
): void {
  const { atLeast, atMost } = promise
  const kept = (atLeast === undefined || ratio >= atLeast) && (atMost === undefined || ratio <= atMost)
  const wanted = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`
  console.log(`${what.padEnd(10)} ${figures} · ratio ${ratio.toFixed(2)} (${wanted}: ${kept ? 'kept' : 'NOT KEPT'})`)
}
