/** What lies on a stretch of line: its load, kg, the centre of it and its outer edges, mm. */
import type { Stretch } from './line-up-table.ts'
import type { Profile } from './profile.ts'

export interface Measure {
  readonly left: number
  readonly right: number
  readonly weight: number
  readonly centre: number
}

export function measureStretch(profile: Profile, { from, to }: Stretch): Measure {
  const weight = (profile.sum[to] ?? 0) - (profile.sum[from] ?? 0)
  const centre = ((profile.moment[to] ?? 0) - (profile.moment[from] ?? 0)) / weight
  return { left: profile.leftEdge[from] ?? 0, right: profile.rightEdge[to - 1] ?? 0, weight, centre }
}
