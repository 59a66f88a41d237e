/** The colours of every theme, read from the style sheet that the screens use. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { THEMES } from '../../renderer/shared/theme.ts'

const STYLES = readFileSync(join(import.meta.dirname, '../../renderer/shared/theme.css'), 'utf8')

/** Text on what it stands on. */
const TEXTS = [
  ['ink', 'paper'],
  ['ink', 'floor'],
  ['quiet', 'paper'],
  ['quiet', 'floor'],
  ['count', 'paper'],
  ['count', 'floor'],
  ['on-sheet', 'sheet'],
  ['on-light', 'light'],
  ['on-sheet-quiet', 'sheet'],
  ['on-veil', 'veil'],
  ['on-night', 'night'],
  ['on-night-quiet', 'night'],
] as const

/** Shapes that mean something on what they lie on. */
const SHAPES = [
  ['people', 'paper'],
  ['people', 'dawn'],
  ['people', 'dawn-glow'],
  ['faded', 'paper'],
  ['line', 'paper'],
  ['line', 'floor'],
  ['step', 'paper'],
  ['light', 'night'],
] as const

describe.each(THEMES)('%s', (theme) => {
  const palette = paletteOf(theme)

  test('[DI-22] text stands at least 7:1 against what it stands on', () => {
    const poor = TEXTS.filter(([text, ground]) => contrast(colour(palette, text), colour(palette, ground)) < 7)
    expect(poor).toEqual([])
  })

  test('[DI-22] dots, steps and the line stand at least 3:1 against what they lie on', () => {
    const poor = SHAPES.filter(([shape, ground]) => contrast(colour(palette, shape), colour(palette, ground)) < 3)
    expect(poor).toEqual([])
  })

  test('[DI-22] no colour is a red or a green that could be read as bad or good', () => {
    const judging = [...palette].filter(([, value]) => value.length === 7 && isRedOrGreen(value)).map(([name]) => name)
    expect(judging).toEqual([])
  })
})

test('[DI-22] every theme has every colour', () => {
  const [light, ...others] = THEMES.map((theme) => [...paletteOf(theme).keys()].sort())
  for (const other of others) expect(other).toEqual(light)
})

test('[DI-22] the contrast is worked out as WCAG does it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

function paletteOf(theme: string): ReadonlyMap<string, string> {
  const block = STYLES.match(new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`))?.[1] ?? ''
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6,8});/g)].map(([, name = '', value = '']) => [name, value]))
}

function colour(palette: ReadonlyMap<string, string>, name: string): string {
  const value = palette.get(name)
  if (value === undefined) throw new Error(`no colour --${name}`)
  return value
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, "relative luminance" of #rrggbb. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
}

/** Far more red, or far more green, than of both other colours. */
function isRedOrGreen(hex: string): boolean {
  const [red = 0, green = 0, blue = 0] = channels(hex)
  return red > 1.6 * Math.max(green, blue, 0.1) || green > 1.4 * Math.max(red, blue, 0.1)
}
