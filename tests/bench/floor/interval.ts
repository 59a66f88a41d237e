/** How sure a figure of so many scenes is: 95 % intervals. */
import { createChance } from './chance.ts'

export type Interval = readonly [low: number, high: number]

const DEVIATIONS = 1.96
const RESAMPLES = 1000

/** Of a part of cases (Wilson 1927). */
export function wilson(hits: number, cases: number): Interval {
  if (cases === 0) return [NaN, NaN]
  const part = hits / cases
  const spread = DEVIATIONS ** 2 / cases
  const middle = (part + spread / 2) / (1 + spread)
  const half = (DEVIATIONS / (1 + spread)) * Math.sqrt((part * (1 - part)) / cases + spread / (4 * cases))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

/** Of a mean over scenes, whatever they are spread like: percentiles of the means of resampled scenes (Efron 1979). */
export function bootstrap(values: readonly number[]): Interval {
  if (values.length === 0) return [NaN, NaN]
  const chance = createChance(1)
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0
    for (let i = 0; i < values.length; i++) sum += values[chance.whole(0, values.length - 1)] ?? 0
    return sum / values.length
  }).sort((a, b) => a - b)
  return [means[Math.floor(0.025 * RESAMPLES)] ?? NaN, means[Math.ceil(0.975 * RESAMPLES) - 1] ?? NaN]
}
