/** The line in words, for who cannot see it. */
import { SCALE_NUMBERS } from '#core/scale/position'
import { distanceBetween } from '#core/takehome/distance'
import type { Stand } from '#core/takehome/stand'

export type Translate = (key: string, named?: Readonly<Record<string, string | number>>) => string

/** Each moment with its places: `today: 6: 3, 7: 4`. */
export function lineInWords(moments: readonly (readonly [name: string, stand: Stand | null])[], t: Translate): string {
  const told = moments.flatMap(([name, stand]) => (stand === null ? [] : [`${name}: ${placesInWords(stand, t).join(', ')}.`]))
  return t('paper.takeHome.line.description', { moments: told.join(' ') })
}

/** Which text says why there are bands and no places; null where there are none. */
export function whyBands(now: readonly (Stand | null)[], before: Stand | null): 'few' | 'fewBefore' | null {
  if (now.some((stand) => stand?.kind === 'bands')) return 'few'
  return before?.kind === 'bands' ? 'fewBefore' : null
}

/** How far the group has come since the time before; null when nobody can say. */
export function distanceInWords(before: Stand, now: Stand | null, t: Translate): string | null {
  const distance = now === null ? null : distanceBetween(before, now)
  if (distance === null) return null
  const far = Math.abs(distance)
  if (far === 0) return t('paper.takeHome.distance.same')
  // Beyond the first number a half is more than one can say of a group.
  const amount = far === 0.5 ? t('paper.takeHome.distance.half') : t(`paper.takeHome.distance.amounts.${Math.round(far)}`)
  return t(`paper.takeHome.distance.${distance > 0 ? 'nearer' : 'farther'}`, { amount })
}

function placesInWords(stand: Stand, t: Translate): readonly string[] {
  if (stand.kind === 'bands')
    return stand.bands.map(({ from, to, people }) => t('paper.takeHome.line.between', { from, to, n: people }))
  return SCALE_NUMBERS.flatMap((number) => {
    const n = stand.counts[number] ?? 0
    return n === 0 ? [] : [t('paper.takeHome.line.at', { number, n })]
  })
}
