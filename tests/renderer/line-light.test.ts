import { expect, test } from 'vitest'
import { lightMask } from '../../renderer/display/line-light.ts'

test('[DI-9] everybody lights the line up to where they stand: full from the 0, and fading through the group', () => {
  const stops = stopsOf(lightMask([0.8, 0.2, 0.5], 'right'))
  expect(stops.map(({ at }) => at)).toEqual([0, 0.2, 0.5, 0.8, 0.82])
  const brightness = stops.map(({ alpha }) => alpha)
  expect(brightness.slice(0, 2)).toEqual([0.97, 0.97])
  expect(brightness).toEqual([...brightness].sort((a, b) => b - a))
  expect(brightness.at(-1)).toBe(0)
})

test('[DI-9] one person alone at the 10 lights the whole line', () => {
  expect(stopsOf(lightMask([1], 'right')).slice(0, 2)).toEqual([
    { at: 0, alpha: 0.97 },
    { at: 1, alpha: 0.97 },
  ])
})

test('[DI-9] an empty line is dark', () => {
  expect(stopsOf(lightMask([], 'right'))).toEqual([])
})

test('[DI-25] on a mirrored line the light comes from the other side', () => {
  expect(lightMask([0.5], 'left')).toMatch(/^linear-gradient\(to left,/)
  expect(lightMask([0.5], 'right')).toMatch(/^linear-gradient\(to right,/)
})

function stopsOf(mask: string): readonly { readonly at: number; readonly alpha: number }[] {
  return [...mask.matchAll(/rgb\(0 0 0 \/ ([\d.]+)\) calc\([^*]+\* var\(--cap\)\) \* ([\d.]+)\)/g)].map(([, alpha, at]) => ({
    at: Number(at),
    alpha: Number(alpha),
  }))
}
